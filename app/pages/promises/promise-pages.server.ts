import { type Asked, PROMISES_A_PAGE } from "#app/pages/promises/promises.ts";
import { db } from "#app/runtime/database.server.ts";

/** One page of the promises in this shop's orders, the newest order first, and one more where there is a next page. */
export async function listPromisePage(shop: string, { show, page }: Asked) {
  return db().orderPromise.findMany({
    where: { shop, ...(show !== "all" && { verdict: show }) },
    orderBy: [{ orderedAt: "desc" }, { orderId: "desc" }, { versionId: "asc" }],
    skip: (page - 1) * PROMISES_A_PAGE,
    take: PROMISES_A_PAGE + 1,
  });
}
