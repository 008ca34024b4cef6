import { Box, InlineStack, Pagination } from "@shopify/polaris";

type Props = {
  /** The page that is open, from 1. */
  page: number;
  hasMore: boolean;
  toPage: (page: number) => string;
  /** A line sets it off from the list above, where nothing else does. */
  isRuled?: boolean;
};

/** The way to the pages before and after; nothing where one page holds everything. */
export function ListPages({ page, hasMore, toPage, isRuled = false }: Props) {
  if (page === 1 && !hasMore) return null;
  return (
    <Box padding="300" {...(isRuled && { borderColor: "border-secondary", borderBlockStartWidth: "025" })}>
      <InlineStack align="center">
        <Pagination
          label={`Page ${page}`}
          accessibilityLabel="Pages"
          hasPrevious={page > 1}
          previousURL={toPage(page - 1)}
          hasNext={hasMore}
          nextURL={toPage(page + 1)}
        />
      </InlineStack>
    </Box>
  );
}
