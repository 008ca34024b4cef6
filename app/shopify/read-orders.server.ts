import { z } from "zod";
import { toGid } from "#app/kernel/ids.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { LINE_FIELDS, LineNode, ORDER_FIELDS, OrderNode } from "#app/shopify/order-fields.ts";

/** An order as Shopify gives it, with all its lines however many pages they took. */
export type OrderWithLines = { order: OrderNode; lines: LineNode[] };

/**
 * Ids a call. `nodes` counts every id in full: 5 orders with 50 lines each cost about 720 of the 1,000 points that one
 * query may, and 10 would be refused.
 */
export const ORDERS_A_CALL = 5;
export const LINES_A_CALL = 50;
const LINES_A_PAGE = 250;

export const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const Lines = z.object({ nodes: z.array(LineNode), pageInfo: PageInfo });
/** An order with the first page of its lines. */
export const OrderPage = OrderNode.extend({ lineItems: Lines });

const readOrdersDocument = `#graphql
  query ReadOrders($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Order {
        ${ORDER_FIELDS}
        lineItems(first: ${LINES_A_CALL}) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
      }
    }
  }
`;

const readMoreLinesDocument = `#graphql
  query ReadMoreLines($id: ID!, $after: String!) {
    order(id: $id) {
      lineItems(first: ${LINES_A_PAGE}, after: $after) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

/**
 * The present state of up to `ORDERS_A_CALL` orders, by legacy id. An order that Shopify doesn't know, or doesn't let us
 * see (older than 60 days without `read_all_orders`), is absent from the answer.
 */
export async function readOrders(shop: string, ids: readonly string[]): Promise<OrderWithLines[]> {
  const answer = z.object({ nodes: z.array(OrderPage.nullable()) });
  const operation = { document: readOrdersDocument, answer };
  const { nodes } = await callAdmin(shop, operation, { ids: ids.map((id) => toGid("Order", id)) });
  const found: OrderWithLines[] = [];
  for (const node of nodes) if (node) found.push(await withAllLines(shop, node));
  return found;
}

/** Follows an order's lines over all pages. */
export async function withAllLines(
  shop: string,
  { lineItems, ...order }: z.infer<typeof OrderPage>,
): Promise<OrderWithLines> {
  const lines = [...lineItems.nodes];
  let page = lineItems.pageInfo;
  const operation = { document: readMoreLinesDocument, answer: z.object({ order: z.object({ lineItems: Lines }) }) };
  while (page.hasNextPage && page.endCursor !== null) {
    const data = await callAdmin(shop, operation, { id: order.id, after: page.endCursor });
    lines.push(...data.order.lineItems.nodes);
    page = data.order.lineItems.pageInfo;
  }
  return { order, lines };
}
