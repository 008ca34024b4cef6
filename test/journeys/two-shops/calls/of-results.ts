import { noteMarkedOrders } from "#app/pipeline/orders/marked-store.server.ts";
import { comparePromises } from "#app/pipeline/results/compare-promises.job.server.ts";
import * as store from "#app/pipeline/results/store.server.ts";
import { type Calls, changes, type Given, reads, works } from "#test/journeys/two-shops/call.ts";
import { proposalsOf, versionIdOf } from "#test/journeys/two-shops/seed-offers.ts";

/** An order of both shops came from an offer of both. */
async function markOrders({ tx, world, orderIds }: Given): Promise<void> {
  const [offer] = proposalsOf(world);
  const data = { offerVersionId: offer && versionIdOf(offer), promise: "5" };
  await tx.orderLine.updateMany({ where: { orderId: { in: orderIds } }, data });
  const shops = await tx.shop.findMany();
  for (const { shop } of shops) await noteMarkedOrders(tx, shop, orderIds);
}

/** How what was promised in orders is tried. */
export const callsOfResults: Calls = {
  "app/pipeline/results/store.server.ts": {
    savePromises: changes(({ tx, shop, orderIds }) => store.savePromises(tx, shop, orderIds, []), seedOther),
    countVerdicts: reads(({ shop }) => store.countVerdicts(shop)),
    forgetShop: changes(({ tx, shop }) => store.forgetShop(tx, shop)),
  },
};

export const callsOfResultJobs: Calls = {
  "app/pipeline/results/compare-promises.job.server.ts": {
    comparePromises: { ...works(comparePromises), prepare: markOrders },
  },
};

/** Both shops have a promise in the same order. */
function seedOther({ tx, orderIds: [orderId = 0n] }: Given): Promise<number> {
  return tx.$executeRaw`update order_promise set order_id = ${orderId}`;
}
