import type { Args } from "#test/local-store/admin-api/args.ts";
import { paginateInOrder } from "#test/local-store/admin-api/connection.ts";

/** A page of a short list, in the fields of the schema's own `…Connection` types. */
export function toConnection<Item, Node>(items: Item[], args: Args, toNode: (item: Item) => Node) {
  const page = paginateInOrder(items, args);
  const edges = page.items.map((item, at) => ({ node: toNode(item), cursor: page.cursorAt(at) }));
  const { hasNextPage, hasPreviousPage } = page;
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: {
      ...{ hasNextPage, hasPreviousPage },
      ...{ startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
    },
  };
}
