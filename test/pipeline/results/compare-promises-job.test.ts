import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { saveVersions } from "#app/pipeline/offers/store.server.ts";
import type { LineDiscount } from "#app/pipeline/orders/order.ts";
import { redactPerson } from "#app/pipeline/orders/redact-person.server.ts";
import { saveWholeOrders, type WholeOrder } from "#app/pipeline/orders/save-orders.server.ts";
import { deleteOrders } from "#app/pipeline/orders/store.server.ts";
import { replaceRules } from "#app/pipeline/publishing/rule-store.server.ts";
import { comparePromises } from "#app/pipeline/results/compare-promises.job.server.ts";
import { countVerdicts, forgetShop } from "#app/pipeline/results/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { aLevel, MUG, SAUCER } from "#test/pipeline/results/an-ordered-line.ts";
import { aLine, anOrder } from "#test/support/an-order.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "promising.myshopify.com";
const other = "other.myshopify.com";
const now = new Date("2026-03-01T12:00:00Z");
const context = { now, clock: () => now, signal: new AbortController().signal, isLastTry: false };
const ours = (minor: number): LineDiscount => ({
  ...{ kind: "automatic", title: "Bundle saving", minor, presentmentMinor: minor },
});
const code: LineDiscount = { kind: "code", title: "HELLO", minor: 10, presentmentMinor: 10 };
const rule = {
  ...{ ruleId: "r1", productId: MUG, offerIds: ["o1"], isEnded: false, honouredUntil: null },
  ...{ rule: { s: [Number(MUG), Number(SAUCER)], p: 5 }, grantedAt: new Date("2026-02-01T10:00:00Z") },
};

/** A shop that promises mug and saucer at 5 % less. */
async function open(domain: string): Promise<void> {
  await welcomeShop(domain, { scopes: [], now });
  const terms = { levels: [aLevel([MUG, SAUCER], 5)], fromDay: null, untilDay: null, audience: null, words: null };
  await saveVersions(db(), domain, [{ versionId: "v1", offerId: "o1", terms }], now);
  await replaceRules(db(), domain, [rule], []);
}

beforeEach(async () => {
  await open(shop);
  await open(other);
});
afterEach(async () => {
  for (const table of ["order_promise", "marked_order", "order_line", "order", "granted_rule"]) {
    await db().$executeRawUnsafe(`delete from "${table}"`);
  }
});

type Bought = { mug?: LineDiscount[]; saucer?: LineDiscount[]; of?: string; updatedAt?: string; versionId?: string };

/** An order of mug and saucer at 10.00 each, with what was taken off each. */
function anOrderOf(orderId: bigint, { mug, saucer, updatedAt, versionId = "v1" }: Bought = {}) {
  const line = (productId: bigint, discounts: LineDiscount[] = [ours(50)]) =>
    aLine({
      ...{ orderId, lineId: orderId * 10n + productId, productId, variantId: productId, quantity: 1, discounts },
      ...{ offerVersionId: versionId, promise: "5@1000GBP" },
    });
  const order = anOrder({ orderId, name: `#${orderId}`, updatedAt: new Date(updatedAt ?? "2026-03-01T10:00:00Z") });
  return { order, lines: [line(MUG, mug), line(SAUCER, saucer)] };
}

function save(of: string, orders: WholeOrder[]) {
  return db().$transaction((tx) => saveWholeOrders(tx, of, orders, { source: "api", now }));
}

const buy = (orderId: bigint, bought: Bought = {}) => save(bought.of ?? shop, [anOrderOf(orderId, bought)]);

const stored = (of = shop) => db().orderPromise.findMany({ where: { shop: of }, orderBy: { orderId: "asc" } });

describe("comparePromises", () => {
  test("notes what each promise came to", async () => {
    await buy(1n);
    await buy(2n, { mug: [code] });
    await buy(3n, { mug: [ours(80)] });
    expect(await comparePromises({ shop }, context)).toMatchObject({ summary: "3 compared, 1 broken" });
    expect(await stored()).toMatchObject([
      { orderId: 1n, offerId: "o1", verdict: "kept", promisedMinor: 1900n, chargedMinor: 1900n, currency: "GBP" },
      { orderId: 2n, verdict: "broken", reason: "code", cause: "HELLO", promisedMinor: 1900n, chargedMinor: 1940n },
      { orderId: 3n, verdict: "better", reason: null, chargedMinor: 1870n },
    ]);
    expect(await countVerdicts(shop)).toEqual({ kept: 1, better: 1, broken: 1, "not-due": 0 });
  });

  test("once is as good as twice", async () => {
    await buy(1n);
    await comparePromises({ shop }, context);
    const before = await stored();
    expect(await comparePromises({ shop }, context)).toMatchObject({ unchanged: true });
    await buy(1n);
    await comparePromises({ shop }, context);
    expect(await stored()).toEqual(before);
  });

  test("looks again at an order that changed", async () => {
    await buy(1n, { mug: [] });
    await comparePromises({ shop }, context);
    await buy(1n, { updatedAt: "2026-03-02T10:00:00Z" });
    await comparePromises({ shop }, context);
    expect(await stored()).toMatchObject([{ verdict: "kept", reason: null }]);
  });

  test("keeps its verdict when the rule has been forgotten meanwhile", async () => {
    await buy(1n, { mug: [], saucer: [] });
    await comparePromises({ shop }, context);
    await replaceRules(db(), shop, [], [rule]);
    await buy(1n, { mug: [], saucer: [], updatedAt: "2026-03-02T10:00:00Z" });
    await comparePromises({ shop }, context);
    expect(await stored()).toMatchObject([{ reason: "unknown" }]);
  });

  test.each([
    ["its grace was over", { honouredUntil: new Date("2026-02-20T10:00:00Z") }],
    ["Shopify had not been told of it", { grantedAt: null }],
    ["its last day was over", { rule: { ...rule.rule, u: "2026-02-28" } }],
  ])("blames the offer where the rule did not hold when the order was placed: %s", async (_why, change) => {
    await replaceRules(db(), shop, [], [rule]);
    await replaceRules(db(), shop, [{ ...rule, ...change }], []);
    await buy(1n, { mug: [], saucer: [] });
    await comparePromises({ shop }, context);
    expect(await stored()).toMatchObject([{ reason: "version-changed" }]);
  });

  test("leaves an order alone that names an offer nobody made", async () => {
    await buy(1n, { versionId: "made-up" });
    expect(await comparePromises({ shop }, context)).toMatchObject({ summary: "1 compared, 0 broken" });
    expect(await stored()).toEqual([]);
  });

  test("forgets what a deleted order was promised", async () => {
    await buy(1n);
    await comparePromises({ shop }, context);
    await deleteOrders(db(), shop, [1n]);
    await comparePromises({ shop }, context);
    expect(await stored()).toEqual([]);
  });

  test("a redaction takes the shopper off, and the promise stays nobody's", async () => {
    await buy(1n);
    await comparePromises({ shop }, context);
    const person = { customerId: "5", emailHmac: null, orderIds: ["1"] };
    await db().$transaction((tx) => redactPerson(tx, shop, person, now));
    await comparePromises({ shop }, context);
    expect(await stored()).toMatchObject([{ orderId: 1n, verdict: "kept" }]);
  });

  test("two shops with the same orders and offers stay apart", async () => {
    await buy(1n);
    await buy(1n, { of: other, mug: [code] });
    await comparePromises({ shop }, context);
    expect(await stored(other)).toEqual([]);
    await comparePromises({ shop: other }, context);
    expect(await stored()).toMatchObject([{ verdict: "kept" }]);
    expect(await countVerdicts(other)).toMatchObject({ kept: 0, broken: 1 });
    expect(await forgetShop(db(), shop)).toBe(1);
    expect(await stored(other)).toHaveLength(1);
  });

  test("more orders than one round takes are all compared", async () => {
    const orders = Array.from({ length: 201 }, (_, index) => anOrderOf(BigInt(index + 1)));
    await save(shop, orders);
    expect(await comparePromises({ shop }, context)).toMatchObject({
      summary: "201 compared, 0 broken",
    });
    expect(await countVerdicts(shop)).toMatchObject({ kept: 201 });
  });
});
