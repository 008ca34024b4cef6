import { Link as RemixLink } from "@remix-run/react";
import { Link } from "@shopify/polaris";
import { NoPromises } from "#app/pages/promises/no-promises.tsx";
import { describeAmounts, explain, toOutcome } from "#app/pages/promises/promise-words.ts";
import { type PromiseLine, type Promises, toAddress } from "#app/pages/promises/promises.ts";
import { ListPages } from "#app/ui/list-pages.tsx";
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
          <RemixLink to={line.offerUrl} style={{ color: "inherit" }}>
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
  return <ListPages page={asked.page} hasMore={hasMore} toPage={(page) => toAddress({ ...asked, page })} isRuled />;
}
