import { Box, InlineStack, Pagination } from "@shopify/polaris";
import { type Asked, toAddress } from "#app/pages/activity/activity.ts";

/** Newer and older records; nothing where one page holds them all. */
export function RecordPages({ asked, hasMore }: { asked: Asked; hasMore: boolean }) {
  if (asked.page === 1 && !hasMore) return null;
  return (
    <Box padding="300">
      <InlineStack align="center">
        <Pagination
          label={`Page ${asked.page}`}
          accessibilityLabel="Pages"
          hasPrevious={asked.page > 1}
          previousURL={toAddress({ ...asked, page: asked.page - 1 })}
          hasNext={hasMore}
          nextURL={toAddress({ ...asked, page: asked.page + 1 })}
        />
      </InlineStack>
    </Box>
  );
}
