import { toNumber } from "./ids.ts";
import { toList, toRecord, toText } from "./json.ts";

/** The shopper's own account, as Shopify lets an extension ask it: signed in, and of this shopper only. */
const URL = "shopify:customer-account/api/2026-07/graphql.json";

type Fetch = (
  url: string,
  init: { method: string; body: string; headers: Record<string, string> },
) => Promise<Response>;

const OWNED = `#graphql
query Owned {
  customer {
    orders(first: 50, sortKey: PROCESSED_AT, reverse: true) {
      nodes { lineItems(first: 50) { nodes { productId } } }
    }
  }
}`;

const ANSWER = `#graphql
mutation Answer($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) { userErrors { message } }
}`;

/** What a shopper says of a suggestion: `id` is the offer's, as its lines carry it. */
export type Answer = { id: string; useful: boolean; said: string };

/** As long as Tandem takes a sentence. */
export const MOST_SAID = 300;

/** The products of the shopper's last fifty orders. @throws where Shopify refuses or is away */
export async function askOwned(fetch: Fetch): Promise<number[]> {
  const { orders } = toRecord(toRecord(await ask(fetch, OWNED, {})).customer);
  const lines = toList(toRecord(orders).nodes).flatMap((order) => toList(toRecord(toRecord(order).lineItems).nodes));
  const ids = lines.map((line) => toText(toRecord(line).productId)).filter((id) => id !== "");
  return [...new Set(ids.map(toNumber))];
}

/** Keeps an answer with the order, in the place of the one before. @throws where Shopify refuses or is away */
export async function saveAnswer(fetch: Fetch, orderId: string, { id, useful, said }: Answer): Promise<void> {
  const text = [...said.trim()].slice(0, MOST_SAID).join("");
  const value = JSON.stringify({ v: 1, id, useful, ...(text && { said: text }) });
  const metafield = { ownerId: orderId, namespace: "$app", key: "suggestion", type: "json", value };
  const { metafieldsSet } = toRecord(await ask(fetch, ANSWER, { metafields: [metafield] }));
  const [problem] = toList(toRecord(metafieldsSet).userErrors);
  if (metafieldsSet === undefined || metafieldsSet === null || problem !== undefined) {
    throw new Error(toText(toRecord(problem).message) || "the answer was not kept");
  }
}

async function ask(fetch: Fetch, query: string, variables: object): Promise<unknown> {
  const answer = await fetch(URL, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = toRecord(await answer.json());
  const [problem] = toList(errors);
  if (problem !== undefined) throw new Error(toText(toRecord(problem).message));
  return data;
}
