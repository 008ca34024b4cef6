import { describe, expect, test } from "vitest";
import { parseLine } from "#app/pipeline/orders/parse-order.ts";
import { compareMarked } from "#app/pipeline/results/compare-marked.ts";
import type { OrderedLine } from "#app/pipeline/results/promise.ts";
import type { LineNode } from "#app/shopify/order-fields.ts";
import { setMarks, upgradeMarks } from "#extensions/checkout-offers/src/offers/marks.ts";
import {
  aLevel,
  aLine,
  anOffer,
  aRule,
  code,
  MUG,
  ours,
  SAUCER,
  TEAPOT,
} from "#test/pipeline/results/an-ordered-line.ts";
import { rules } from "#test/pipeline/results/compare-lines.ts";

const entry = {
  ...{ id: "v1", kind: "bundle" as const, pct: 5 },
  slots: [MUG, SAUCER].map((id) => ({ p: [Number(id)], q: 1 })),
};

/** The marks of a line as the orders' stage reads them. */
function readMarks(attributes: { key: string; value: string }[]) {
  const price = { amount: "20.00", currencyCode: "GBP" };
  const node: LineNode = {
    ...{ id: "gid://shopify/LineItem/10", title: "Mug", variantTitle: null, vendor: null, sku: null },
    ...{ quantity: 1, currentQuantity: 1, isGiftCard: false, sellingPlan: null, lineItemGroup: null },
    ...{ product: { id: "gid://shopify/Product/1" }, variant: { id: "gid://shopify/ProductVariant/2" } },
    customAttributes: attributes,
    originalUnitPriceSet: { shopMoney: price, presentmentMoney: price },
    discountAllocations: [],
  };
  const { offerVersionId: versionId, promise } = parseLine(1n, node);
  return { versionId, promise };
}

/** What checkout puts onto the line that it adds. */
function marksOf(unitMinor: number, { currency = "GBP", caps = {} } = {}) {
  const added = { productId: Number(SAUCER), variantId: Number(SAUCER) * 100, quantity: 1, unitMinor };
  return readMarks(setMarks({ ...entry, caps }, added, { currency, arm: "shown" }));
}

const compare = (
  lines: OrderedLine[],
  { currency = "GBP", versionId = null as string | null, offer = anOffer() } = {},
) => compareMarked({ currency, versionId, lines, rules }, offer);
/** The mug was in the cart, the saucer came in checkout. */
const mug = aLine({ discounts: [ours(100)] });
const saucer = (change: Partial<OrderedLine>) => aLine({ productId: SAUCER, discounts: [ours(100)], ...change });

describe("a set that was completed in checkout", () => {
  test.each([
    ["GBP", 2000, "5@2000GBP"],
    ["JPY", 2000, "5@200000JPY"],
  ])("is promised in %s as the theme's own forms promise it", (currency, unitMinor, promise) => {
    const marks = marksOf(unitMinor, { currency });
    expect(marks).toEqual({ versionId: "v1", promise });
    expect(compare([mug, saucer(marks)], { currency })).toEqual(
      compare([mug, saucer({ versionId: "v1", promise })], { currency }),
    );
    expect(compare([mug, saucer(marks)], { currency })).toMatchObject({
      verdict: "kept",
      sets: 1,
      promisedMinor: 3800,
    });
  });

  test("is held to what checkout said of a product with a cap", () => {
    const marks = marksOf(2000, { caps: { [`p${SAUCER}`]: 2 } });
    expect(marks.promise).toBe("2@2000GBP");
    expect(compare([mug, saucer({ ...marks, discounts: [ours(40)] })])).toMatchObject({ verdict: "kept" });
    expect(compare([mug, saucer({ ...marks, discounts: [] })])).toMatchObject({ verdict: "broken" });
  });
});

describe("an upgrade that was taken in checkout", () => {
  const offer = anOffer({ versionId: "u1", levels: [aLevel([MUG, TEAPOT], 0)] });

  test("names its offer, and promises nothing that could be broken", () => {
    const marks = readMarks(upgradeMarks([{ key: "_tandem_promise", value: "5@2000GBP" }], "u1", "shown"));
    expect(marks).toEqual({ versionId: "u1", promise: null });
    expect(compare([aLine({ productId: TEAPOT, ...marks, discounts: [code(500)] })], { offer })).toBeNull();
  });
});

describe("a cart that a link of ours began", () => {
  const whole = [mug, saucer({})];

  test("is held to what its set saves", () => {
    expect(compare(whole, { versionId: "v1" })).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 3800 });
    const coded = [{ ...mug, discounts: [code(50)] }, saucer({ discounts: [] })];
    expect(compare(coded, { versionId: "v1" })).toMatchObject({ verdict: "broken", reason: "code", sets: 1 });
  });

  test("was promised nothing where it does not hold the set, or names another offer", () => {
    expect(compare([saucer({ discounts: [] })], { versionId: "v1" })).toBeNull();
    expect(compare([aLine({ productId: TEAPOT })], { versionId: "v1" })).toBeNull();
    expect(compare(whole, { versionId: "v0" })).toBeNull();
    expect(compare(whole)).toBeNull();
  });

  test("leaves lines alone that another offer has marked", () => {
    const other = saucer({ versionId: "v9", promise: "5@2000GBP" });
    expect(compare([mug, other], { versionId: "v1" })).toMatchObject({ sets: 1 });
    expect(compare([{ ...mug, versionId: "v9" }, other], { versionId: "v1" })).toBeNull();
  });

  test("counts once where its lines name the offer too", () => {
    const line = saucer({ versionId: "v1", promise: "5@2000GBP" });
    expect(compare([mug, line], { versionId: "v1" })).toEqual(compare([mug, line]));
  });

  test("of a tier is held to the level that it holds", () => {
    const levels = [aLevel([MUG, SAUCER], 5), aLevel([MUG, SAUCER, TEAPOT], 10)];
    const offer = anOffer({ levels });
    const order = { currency: "GBP", versionId: "v1", lines: whole, rules: levels.map((level) => aRule(level)) };
    expect(compareMarked(order, offer)).toMatchObject({ verdict: "kept", sets: 1 });
  });
});
