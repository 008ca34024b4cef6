import { Link as RemixLink } from "@remix-run/react";
import { Box, InlineStack, Link, Pagination } from "@shopify/polaris";
import { NoPromises } from "#app/pages/promises/no-promises.tsx";
import { describeAmounts, explain, toOutcome } from "#app/pages/promises/promise-words.ts";
import { type PromiseLine, type Promises, toAddress } from "#app/pages/promises/promises.ts";
import { RecordList, RecordRow } from "#app/ui/record-list.tsx";
import { When } from "#app/ui/when.tsx";

/** One page of orders that came from offers, the newest first. */
export function PromiseList({ promises }: { promises: Promises }) {
  if (promises.lines.length === 0) return <NoPromises promises={promises} />;
  return (
    <>
      <RecordList label="Orders that came from offers">
        {promises.lines.map((line) => (
          <PromiseRow key={`${line.orderId} ${line.versionId}`} line={line} />
        ))}
      </RecordList>
      <Pages promises={promises} />
    </>
  );
}

function PromiseRow({ line }: { line: PromiseLine }) {
  const why = explain(line);
  return (
    <RecordRow
      title={
        <Link url={`shopify://admin/orders/${line.orderId}`} target="_top" monochrome>
          {`Order ${line.orderName}`}
        </Link>
      }
      text={
        <>
          <RemixLink to={`/app/offers/${line.offerId}`} style={{ color: "inherit" }}>
            {line.offerName}
          </RemixLink>
          {`: ${describeAmounts(line)}`}
          {why ? (
            <>
              <br />
              {why}
            </>
          ) : null}
        </>
      }
      outcome={toOutcome(line)}
      when={<When at={line.orderedAt} />}
    />
  );
}

function Pages({ promises: { asked, hasMore } }: { promises: Promises }) {
  if (asked.page === 1 && !hasMore) return null;
  return (
    <Box padding="300" borderColor="border-secondary" borderBlockStartWidth="025">
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
