import * as answerStore from "#app/pipeline/orders/answer-store.server.ts";
import { backfillOrders } from "#app/pipeline/orders/backfill.job.server.ts";
import { listBestSellers } from "#app/pipeline/orders/best-store.server.ts";
import { compareOrders } from "#app/pipeline/orders/compare.job.server.ts";
import { OrderCollector } from "#app/pipeline/orders/file/collect-orders.server.ts";
import { makeLineResolver } from "#app/pipeline/orders/file/name-lines.server.ts";
import { resolveAllLines } from "#app/pipeline/orders/file/resolve-lines.job.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { joinCustomers } from "#app/pipeline/orders/join-customers.server.ts";
import * as lineStore from "#app/pipeline/orders/line-store.server.ts";
import * as markedStore from "#app/pipeline/orders/marked-store.server.ts";
import { parseWholeOrder } from "#app/pipeline/orders/parse-order.ts";
import * as people from "#app/pipeline/orders/person-store.server.ts";
import { listPaidTwice } from "#app/pipeline/orders/rate-store.server.ts";
import { reconcileOrders } from "#app/pipeline/orders/reconcile.job.server.ts";
import { redactPerson } from "#app/pipeline/orders/redact-person.server.ts";
import { refreshOrders } from "#app/pipeline/orders/refresh.job.server.ts";
import { resolveLines } from "#app/pipeline/orders/resolve-lines.server.ts";
import { saveOrders, saveWholeOrders, type WholeOrder } from "#app/pipeline/orders/save-orders.server.ts";
import * as store from "#app/pipeline/orders/store.server.ts";
import { readOrders } from "#app/shopify/read-orders.server.ts";
import { type Calls, changes, does, type Given, reads, works } from "#test/journeys/two-shops/call.ts";
import { anAnswerOf } from "#test/journeys/two-shops/seed-answers.ts";
import { FILE_ORDER_ID } from "#test/journeys/two-shops/seed-records.ts";
import { orderRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";

const api = { source: "api" as const, intakeId: null };
const fileOrders = [FILE_ORDER_ID, 9002n];
const upload = () => uploadOf([orderRow({ Id: "9003", Name: "#F3", "Lineitem sku": "FILE-1" })]);

async function wholeOrders({ shop, orderIds }: Given): Promise<WholeOrder[]> {
  return (await readOrders(shop, orderIds.map(String))).map(parseWholeOrder);
}

async function changedLines(given: Given) {
  return (await wholeOrders(given)).flatMap(({ lines }) => lines.map((line) => ({ ...line, title: "Renamed" })));
}

/** Both shops lack their newest order: it is within the 60 days that Shopify shows. */
async function withoutNewest({ tx, shop }: Given) {
  const newest = await tx.order.findFirstOrThrow({ where: { shop, source: "api" }, orderBy: { createdAt: "desc" } });
  return tx.order.deleteMany({ where: { orderId: newest.orderId } });
}

/** How orders are tried. */
export const callsOfOrders: Calls = {
  "app/pipeline/orders/store.server.ts": {
    upsertOrders: changes(async (given) => {
      const rows = (await wholeOrders(given)).map(({ order }) => ({ ...order, ...api, customerKey: null }));
      return store.upsertOrders(given.tx, given.shop, rows);
    }),
    upsertLines: changes(async (given) => store.upsertLines(given.tx, given.shop, await changedLines(given))),
    upsertLinesOfIntake: changes(async (given) =>
      store.upsertLinesOfIntake(given.tx, given.shop, given.ordersIntake, await changedLines(given)),
    ),
    deleteOtherLines: changes(({ tx, shop, orderIds }) => store.deleteOtherLines(tx, shop, orderIds, [])),
    deleteFileLines: changes(({ tx, shop }) => store.deleteFileLines(tx, shop, fileOrders)),
    listOwners: reads(({ tx, shop, orderIds }) => store.listOwners(tx, shop, orderIds)),
    deleteOrders: changes(({ tx, shop, orderIds }) => store.deleteOrders(tx, shop, orderIds)),
    countOrders: reads(({ tx, shop }) => store.countOrders(tx, shop)),
    listOrderIds: reads(({ shop }) => store.listOrderIds(shop, new Date(0), 0n, 1000)),
  },
  "app/pipeline/orders/line-store.server.ts": {
    listFileOrders: reads(({ tx, shop }) => lineStore.listFileOrders(tx, shop, 0n, 100)),
    listOpenNames: reads(({ tx, shop }) => lineStore.listOpenNames(tx, shop, fileOrders)),
    tieLines: changes(async ({ tx, shop }) => {
      const names = await lineStore.listOpenNames(tx, shop, fileOrders);
      const match = { productId: 1n, variantId: 1n, title: "Tied", variantTitle: null, isGiftCard: false };
      return lineStore.tieLines(
        tx,
        shop,
        fileOrders,
        names.map((name) => ({ name, match })),
      );
    }),
    listUnresolvedTitles: reads(({ shop }) => lineStore.listUnresolvedTitles(shop)),
    countUnresolved: reads(({ tx, shop }) => lineStore.countUnresolved(tx, shop)),
  },
  "app/pipeline/orders/answer-store.server.ts": {
    saveAnswers: changes(({ tx, shop, world, orderIds }) => {
      const answer = anAnswerOf(world, "Said again");
      const orders = orderIds.map((orderId, at) => ({ orderId, answer: at === 0 ? null : answer }));
      return answerStore.saveAnswers(tx, shop, orders);
    }),
    forgetAnswers: changes(({ tx, shop, orderIds }) => answerStore.forgetAnswers(tx, shop, orderIds)),
    forgetAllAnswers: changes(({ tx, shop }) => answerStore.forgetAllAnswers(tx, shop)),
    listAnswers: reads(async ({ tx, shop, orderIds }) => [...(await answerStore.listAnswers(tx, shop, orderIds))]),
    sumUpAnswers: reads(({ shop, world }) =>
      answerStore.sumUpAnswers(shop, [anAnswerOf(world, "").versionId], { latest: 3 }),
    ),
  },
  "app/pipeline/orders/best-store.server.ts": {
    listBestSellers: reads(({ tx, shop }) => listBestSellers(tx, shop, { since: new Date(0), limit: 10 })),
  },
  "app/pipeline/orders/rate-store.server.ts": {
    listPaidTwice: reads(({ tx, shop }) => listPaidTwice(tx, shop, new Date(0))),
  },
  "app/pipeline/orders/marked-store.server.ts": {
    noteMarkedOrders: changes(({ tx, shop, orderIds }) => markedStore.noteMarkedOrders(tx, shop, orderIds)),
    noteMarkedAmong: changes(
      ({ tx, shop, orderIds }) => markedStore.noteMarkedAmong(tx, shop, orderIds),
      ({ tx, orderIds }) =>
        tx.orderLine.updateMany({ where: { orderId: { in: orderIds } }, data: { offerVersionId: "v1" } }),
    ),
    noteMarkedThemselves: changes(
      ({ tx, shop, orderIds }) => markedStore.noteMarkedThemselves(tx, shop, orderIds),
      ({ tx, orderIds }) =>
        tx.order.updateMany({ where: { orderId: { in: orderIds } }, data: { offerVersionId: "v1" } }),
    ),
    takeMarkedOrders: changes(({ tx, shop }) => markedStore.takeMarkedOrders(tx, shop, 10)),
    listMarkedOrders: reads(({ tx, shop, orderIds }) => markedStore.listMarkedOrders(tx, shop, orderIds)),
    forgetMarkedOrders: changes(({ tx, shop }) => markedStore.forgetMarkedOrders(tx, shop)),
  },
  "app/pipeline/orders/person-store.server.ts": {
    listOrdersOfPerson: reads(({ tx, shop, keys, orderIds }) =>
      people.listOrdersOfPerson(tx, shop, { keys, orderIds: orderIds.map(String) }),
    ),
    listKeysOfOrders: reads(({ tx, shop, orderIds }) =>
      people.listKeysOfOrders(tx, shop, [...orderIds, ...fileOrders].map(String)),
    ),
    unlinkOrders: changes(({ tx, shop, keys, orderIds }) =>
      people.unlinkOrders(tx, shop, { keys, orderIds: orderIds.map(String) }),
    ),
    moveOrders: changes(({ tx, shop, keys: [to, from] }) => people.moveOrders(tx, shop, to, from)),
    forgetShop: changes(({ tx, shop }) => people.forgetShop(tx, shop)),
  },
  "app/pipeline/orders/join-customers.server.ts": {
    joinCustomers: changes(({ tx, shop, keys: [keep, drop] }) => joinCustomers(tx, shop, keep, drop)),
  },
  "app/pipeline/orders/redact-person.server.ts": {
    redactPerson: changes(({ tx, shop, customerId, orderIds, now }) =>
      redactPerson(tx, shop, { customerId, emailHmac: null, orderIds: orderIds.map(String) }, now),
    ),
  },
  "app/pipeline/orders/save-orders.server.ts": {
    saveOrders: changes(async (given) => {
      const orders = (await wholeOrders(given)).map((one) => one.order);
      return saveOrders(given.tx, given.shop, orders, { ...api, now: given.now });
    }),
    saveWholeOrders: changes(async (given) =>
      saveWholeOrders(given.tx, given.shop, await wholeOrders(given), { source: "api", now: given.now }),
    ),
  },
  "app/pipeline/orders/resolve-lines.server.ts": {
    resolveLines: changes(
      ({ tx, shop }) => resolveLines(tx, shop),
      ({ tx }) => tx.orderLine.updateMany({ where: { orderId: FILE_ORDER_ID }, data: { productId: null } }),
    ),
  },
  "app/pipeline/orders/file/name-lines.server.ts": {
    makeLineResolver: changes(async (given) => makeLineResolver(given.shop)(given.tx, await wholeOrders(given))),
  },
  "app/pipeline/orders/file/collect-orders.server.ts": {
    OrderCollector: changes(({ tx, shop, now }) => {
      const resolve = makeLineResolver(shop);
      const collector = new OrderCollector(shop, { hashEmail: (email) => email, resolve, now });
      const cells: Record<string, string> = {
        ...{ id: "9004", name: "#F4", currency: "GBP", createdAt: "2026-01-05 10:00:00 +0000", total: "1.00" },
        ...{ quantity: "1", lineName: "Mug", linePrice: "1.00", lineSku: "FILE-1" },
      };
      collector.take({ line: 2, isShifted: false, value: (field) => cells[field] ?? "" });
      collector.end();
      return collector.store(tx);
    }),
  },
};

export const callsOfOrderJobs: Calls = {
  "app/pipeline/orders/file/take-in-orders-file.server.ts": {
    takeInOrdersFile: does(({ shop }) => takeInOrdersFile(shop, upload())),
  },
  "app/pipeline/orders/file/resolve-lines.job.server.ts": { resolveAllLines: works(resolveAllLines) },
  "app/pipeline/orders/backfill.job.server.ts": { backfillOrders: works(backfillOrders) },
  "app/pipeline/orders/refresh.job.server.ts": { refreshOrders: works(refreshOrders) },
  "app/pipeline/orders/reconcile.job.server.ts": { reconcileOrders: works(reconcileOrders) },
  "app/pipeline/orders/compare.job.server.ts": {
    compareOrders: does(({ shop, context }) => compareOrders({ shop }, context), withoutNewest),
  },
};
