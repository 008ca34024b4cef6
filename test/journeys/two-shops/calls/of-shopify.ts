import { z } from "zod";
import { cancelWaitingJobs, forgetShop as forgetJobs } from "#app/jobs/forget-jobs.server.ts";
import { forgetJobRuns, getJobRun, listJobRuns } from "#app/jobs/job-runs.server.ts";
import { requireSession } from "#app/shopify/access.server.ts";
import { clearAccessLoss, getAccessLostAt, markAccessLost } from "#app/shopify/access-loss.server.ts";
import { createAppDiscount, deleteAppDiscount, findAppDiscounts } from "#app/shopify/app-discount.server.ts";
import { readBulkOperation, startBulkQuery } from "#app/shopify/bulk-operations.server.ts";
import { PRODUCTS_BULK_QUERY } from "#app/shopify/bulk-queries.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import * as deliveries from "#app/shopify/deliveries.server.ts";
import { listOrderIdsSince, listOrdersUpdatedSince } from "#app/shopify/list-orders.server.ts";
import { readMarketPrices } from "#app/shopify/read-market-prices.server.ts";
import { readMarkets } from "#app/shopify/read-markets.server.ts";
import { OrderPage, readOrders, withAllLines } from "#app/shopify/read-orders.server.ts";
import { readProducts } from "#app/shopify/read-products.server.ts";
import { readOtherMetafields } from "#app/shopify/read-publications.server.ts";
import { readShop } from "#app/shopify/read-shop.server.ts";
import { listRunningBulkMutations, runBulkMutation } from "#app/shopify/run-bulk-mutation.server.ts";
import { SAVE_METAFIELDS, saveMetafields } from "#app/shopify/save-metafields.server.ts";
import { deleteMetaobject, listMetaobjects, saveMetaobject } from "#app/shopify/save-metaobject.server.ts";
import { type Calls, changes, does, type Given, quiet, reads } from "#test/journeys/two-shops/call.ts";
import { JOB_ID } from "#test/journeys/two-shops/seed-records.ts";

const shopName = { document: "{ shop { name } }", answer: z.object({ shop: z.object({ name: z.string() }) }) };
const longAgo = new Date(0);

async function pagesOf<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

async function firstOrder({ shop, orderIds }: Given) {
  const [found] = await readOrders(shop, orderIds.map(String));
  if (!found) throw new Error("Shopify shows no order");
  const end = { hasNextPage: false, endCursor: null };
  return OrderPage.parse({ ...found.order, lineItems: { nodes: found.lines, pageInfo: end } });
}

/** How the queue and everything that speaks with Shopify are tried. */
export const callsOfShopify: Calls = {
  "app/jobs/job-runs.server.ts": {
    listJobRuns: reads(({ shop }) => listJobRuns(shop, 1000)),
    getJobRun: reads(({ shop }) => getJobRun(shop, JOB_ID, 1)),
    forgetJobRuns: changes(({ tx, shop }) => forgetJobRuns(tx, shop)),
  },
  "app/jobs/forget-jobs.server.ts": {
    cancelWaitingJobs: changes(({ tx, shop }) => cancelWaitingJobs(tx, shop, [])),
    forgetShop: changes(({ tx, shop }) => forgetJobs(tx, shop, [])),
  },
  "app/shopify/access-loss.server.ts": {
    getAccessLostAt: reads(({ shop }) => getAccessLostAt(shop)),
    clearAccessLoss: changes(({ tx, shop }) => clearAccessLoss(tx, shop)),
    markAccessLost: quiet(does(({ shop, now }) => markAccessLost(shop, now))),
  },
  "app/shopify/access.server.ts": {
    requireSession: reads(({ shop }) => requireSession(shop)),
  },
  "app/shopify/call-admin.server.ts": { callAdmin: reads(({ shop }) => callAdmin(shop, shopName)) },
  "app/shopify/save-metaobject.server.ts": {
    saveMetaobject: does(({ shop }) => saveMetaobject(shop, { type: "words", handle: "loud" }, { title: shop })),
    listMetaobjects: quiet(reads(({ shop }) => pagesOf(listMetaobjects(shop, "words")))),
    deleteMetaobject: quiet(does(({ shop }) => deleteMetaobject(shop, { type: "words", handle: "loud" }))),
  },
  "app/shopify/read-shop.server.ts": { readShop: reads(({ shop }) => readShop(shop)) },
  "app/shopify/read-markets.server.ts": { readMarkets: reads(({ shop }) => readMarkets(shop)) },
  "app/shopify/read-market-prices.server.ts": {
    readMarketPrices: reads(({ shop, world }) => {
      const variantIds = world.products.flatMap(({ variants }) => variants.map(({ id }) => BigInt(id)));
      return readMarketPrices(shop, { country: "GB", variantIds: variantIds.slice(0, 3) });
    }),
  },
  "app/shopify/read-orders.server.ts": {
    readOrders: reads(({ shop, orderIds }) => readOrders(shop, orderIds.map(String))),
    withAllLines: reads(async (given) => withAllLines(given.shop, await firstOrder(given))),
  },
  "app/shopify/read-products.server.ts": {
    readProducts: reads(({ shop, productIds }) => readProducts(shop, productIds.map(String))),
  },
  "app/shopify/list-orders.server.ts": {
    listOrdersUpdatedSince: reads(({ shop }) => pagesOf(listOrdersUpdatedSince(shop, longAgo))),
    listOrderIdsSince: reads(({ shop }) => pagesOf(listOrderIdsSince(shop, longAgo))),
  },
  "app/shopify/bulk-operations.server.ts": {
    startBulkQuery: does(({ shop }) => startBulkQuery(shop, PRODUCTS_BULK_QUERY)),
    readBulkOperation: does(async ({ shop, tx }) => {
      const told = await tx.intake.findMany({ where: { bulkOperationId: { not: null } } });
      return Promise.all(told.map((one) => readBulkOperation(shop, one.bulkOperationId ?? "")));
    }),
  },
  "app/shopify/save-metafields.server.ts": {
    saveMetafields: quiet(
      does(({ shop, productIds: [id] }) => {
        const value = JSON.stringify([`gid://shopify/Product/${id}`]);
        return saveMetafields(shop, [{ ownerId: `gid://shopify/Product/${id}`, key: "upgrade_products", value }]);
      }),
    ),
  },
  "app/shopify/app-discount.server.ts": {
    findAppDiscounts: reads(({ shop }) => findAppDiscounts(shop)),
    createAppDiscount: does(({ shop, now }) => {
      const discount = { title: "Another", functionHandle: "bundle-discount", startsAt: now };
      return createAppDiscount(shop, discount);
    }),
    deleteAppDiscount: quiet(does(({ shop }) => deleteAppDiscount(shop, "gid://shopify/DiscountAutomaticNode/1"))),
  },
  "app/shopify/read-publications.server.ts": {
    readOtherMetafields: reads(({ shop }) => readOtherMetafields(shop, { discountGid: null, namespace: "tandem" })),
  },
  "app/shopify/run-bulk-mutation.server.ts": {
    runBulkMutation: does(({ shop }) =>
      runBulkMutation(shop, { mutation: SAVE_METAFIELDS, lines: [], identifier: "a" }),
    ),
    listRunningBulkMutations: quiet(does(({ shop }) => listRunningBulkMutations(shop))),
  },
  "app/shopify/deliveries.server.ts": {
    saveDelivery: changes(({ tx, shop, now }) => {
      const times = { triggeredAt: now, receivedAt: now };
      return deliveries.saveDelivery(tx, shop, { webhookId: "new", topic: "orders/create", subjectId: "1", ...times });
    }),
    listWaiting: reads(({ shop }) => deliveries.listWaiting(shop, ["orders/create", "customers/redact"], 100)),
    markDeliveries: changes(({ tx, shop, now }) =>
      deliveries.markDeliveries(tx, shop, ["waiting orders/create"], { status: "handled", handledAt: now }),
    ),
    reopenFailedDeliveries: changes(({ tx, shop }) => deliveries.reopenFailedDeliveries(tx, shop)),
    countDeliveries: reads(({ shop }) => deliveries.countDeliveries(shop)),
    getNewestHandledAt: reads(({ tx, shop }) => deliveries.getNewestHandledAt(tx, shop, "bulk_operations/finish")),
    ignoreWaiting: changes(({ tx, shop, now }) =>
      deliveries.ignoreWaiting(tx, shop, [], { reason: "it left", handledAt: now }),
    ),
    forgetDeliverySubject: changes(({ tx, shop }) =>
      deliveries.forgetDeliverySubject(tx, shop, "waiting customers/redact"),
    ),
    forgetShop: changes(({ tx, shop }) => deliveries.forgetShop(tx, shop, [])),
  },
};
