import { z } from "zod";
import { parseGid } from "#app/kernel/ids.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { LINE_FIELDS, ORDER_FIELDS } from "#app/shopify/order-fields.ts";
import {
  LINES_A_CALL,
  OrderPage,
  type OrderWithLines,
  PageInfo,
  withAllLines,
} from "#app/shopify/read-orders.server.ts";

/** Orders a page: a connection costs less than its size, so 10 orders with 50 lines each stay below 1,000 points. */
const ORDERS_A_PAGE = 10;

const listUpdatedDocument = `#graphql
  query ListUpdatedOrders($query: String!, $after: String) {
    orders(first: ${ORDERS_A_PAGE}, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${ORDER_FIELDS}
        lineItems(first: ${LINES_A_CALL}) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const listIdsDocument = `#graphql
  query ListOrderIds($query: String!, $after: String) {
    orders(first: 250, after: $after, query: $query, sortKey: ID) {
      nodes { id }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

/** Whole orders updated at or after `since`, a page at a time, oldest change first. */
export async function* listOrdersUpdatedSince(shop: string, since: Date): AsyncGenerator<OrderWithLines[]> {
  const answer = z.object({ orders: z.object({ nodes: z.array(OrderPage), pageInfo: PageInfo }) });
  const query = `updated_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ; ) {
    const { orders }: z.infer<typeof answer> = await callAdmin(
      shop,
      { document: listUpdatedDocument, answer },
      { query, after },
    );
    const whole: OrderWithLines[] = [];
    for (const node of orders.nodes) whole.push(await withAllLines(shop, node));
    yield whole;
    if (!orders.pageInfo.hasNextPage) return;
    after = orders.pageInfo.endCursor;
  }
}

/** The legacy ids of all orders created at or after `since` that Shopify shows us, ascending, a page at a time. */
export async function* listOrderIdsSince(shop: string, since: Date): AsyncGenerator<bigint[]> {
  const answer = z.object({ orders: z.object({ nodes: z.array(z.object({ id: z.string() })), pageInfo: PageInfo }) });
  const query = `created_at:>='${since.toISOString()}'`;
  for (let after: string | null = null; ; ) {
    const { orders }: z.infer<typeof answer> = await callAdmin(
      shop,
      { document: listIdsDocument, answer },
      { query, after },
    );
    yield orders.nodes.map((node) => parseGid(node.id, "Order"));
    if (!orders.pageInfo.hasNextPage) return;
    after = orders.pageInfo.endCursor;
  }
}
