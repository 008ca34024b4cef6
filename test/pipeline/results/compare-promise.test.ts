import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePromise } from "#app/pipeline/results/compare-promise.ts";
import type { HonouredRule, OrderedLine, PromisedOffer } from "#app/pipeline/results/promise.ts";
import {
  aLevel,
  aLine,
  anOffer,
  aRule,
  automatic,
  code,
  MUG,
  ours,
  SAUCER,
  TEAPOT,
} from "#test/pipeline/results/an-ordered-line.ts";

const marked = { versionId: "v1", promise: "5@2000GBP" };
const rules = [aRule(aLevel([MUG, SAUCER], 5))];

function compare(
  lines: OrderedLine[],
  change: { offer?: PromisedOffer; rules?: HonouredRule[]; currency?: string } = {},
) {
  const { offer = anOffer(), currency = "GBP" } = change;
  return comparePromise({ currency, lines, rules: change.rules ?? rules }, offer);
}

/** Mug and saucer from one offer; the saucer costs what the mug does. */
const pair = (mug: Partial<OrderedLine> = {}, saucer: Partial<OrderedLine> = {}) => [
  aLine({ ...marked, discounts: [ours(100)], ...mug }),
  aLine({ ...marked, productId: SAUCER, discounts: [ours(100)], ...saucer }),
];

describe("a promise is kept", () => {
  test("when the set costs what was promised", () => {
    expect(compare(pair())).toEqual({
      ...{ offerId: "o1", versionId: "v1", verdict: "kept", reason: null, cause: null, sets: 1 },
      ...{ promisedMinor: 3800, chargedMinor: 3800 },
    });
  });

  test("as often as the set was bought", () => {
    const two = { quantity: 2, discounts: [ours(200)] };
    expect(compare(pair(two, two))).toMatchObject({ verdict: "kept", sets: 2, promisedMinor: 7600 });
  });

  test("when more of one product is bought, at its full price", () => {
    expect(compare(pair({ quantity: 3 }))).toMatchObject({ verdict: "kept", sets: 1, chargedMinor: 7800 });
  });

  test("when the other product was in the cart already", () => {
    const [mug, saucer] = [aLine({ discounts: [ours(100)] }), aLine({ ...marked, productId: SAUCER })];
    expect(compare([mug, { ...saucer, discounts: [ours(100)] }])).toMatchObject({ verdict: "kept", sets: 1 });
  });

  test("when the saving came on another line of the same product", () => {
    const other = aLine({ lineId: 11n, discounts: [ours(100)] });
    expect(compare([...pair({ discounts: [] }), other])).toMatchObject({ verdict: "kept" });
  });

  test("when a product is held to its cap, which its line tells", () => {
    const capped = { promise: "2@2000GBP", discounts: [ours(40)] };
    expect(compare(pair(capped))).toMatchObject({ verdict: "kept", promisedMinor: 3860 });
  });

  test("when the line says nothing of its cap, but the rule does", () => {
    const mute = { promise: null, discounts: [ours(40)] };
    const capped = [aRule(aLevel([MUG, SAUCER], 5), { c: { v100: 2 } })];
    expect(compare(pair(mute), { rules: capped })).toMatchObject({ verdict: "kept", promisedMinor: 3860 });
    expect(compare(pair(mute), { rules: [] })).toMatchObject({ verdict: "kept", promisedMinor: 3860 });
    expect(compare(pair(mute))).toMatchObject({ verdict: "broken" });
  });

  test("for each level of a tier, by the percent that its lines say", () => {
    const offer = anOffer({ levels: [aLevel([MUG], 0), aLevel([MUG, SAUCER], 5), aLevel([MUG, SAUCER, TEAPOT], 8)] });
    const at8 = { versionId: "v1", promise: "8", discounts: [ours(160)] };
    const all = [MUG, SAUCER, TEAPOT].map((productId) => aLine({ ...at8, productId }));
    expect(compare(all, { offer })).toMatchObject({ verdict: "kept", promisedMinor: 5520 });
    expect(compare(pair(), { offer })).toMatchObject({ verdict: "kept", promisedMinor: 3800 });
  });

  test("for a quantity break", () => {
    const offer = anOffer({ levels: [aLevel([MUG], 0), aLevel([MUG], 5, 2), aLevel([MUG], 8, 3)] });
    const three = aLine({ versionId: "v1", promise: "8@2000GBP", quantity: 3, discounts: [ours(480)] });
    expect(compare([three], { offer })).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 5520 });
    const four = aLine({ versionId: "v1", promise: "8@2000GBP", quantity: 4, discounts: [ours(480)] });
    expect(compare([four], { offer })).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 7520 });
  });

  test("for an upgrade, which has a price and no saving", () => {
    const offer = anOffer({ levels: [aLevel([MUG, TEAPOT], 0)] });
    const line = aLine({ productId: TEAPOT, versionId: "v1", promise: "0@2000GBP" });
    expect(compare([line], { offer })).toMatchObject({ verdict: "kept", promisedMinor: 2000 });
    expect(compare([{ ...line, unitMinor: 2100 }], { offer })).toMatchObject({
      ...{ verdict: "broken", reason: "price-changed", promisedMinor: 2000, chargedMinor: 2100 },
    });
  });

  test("in a currency with no minor unit, whose price Liquid counts in hundredths", () => {
    const yen = { unitMinor: 1999, promise: "5@199900JPY", discounts: [ours(99)] };
    expect(compare(pair(yen, yen), { currency: "JPY" })).toMatchObject({ verdict: "kept", promisedMinor: 3800 });
  });

  test("when the shopper changed the currency on the way: the percent is what was promised", () => {
    const euros = { unitMinor: 2311, discounts: [ours(115)] };
    expect(compare(pair(euros, euros), { currency: "EUR" })).toMatchObject({ verdict: "kept" });
  });
});

describe("a promise is better than kept", () => {
  test.each([
    ["a code took more off", pair({ discounts: [code(400)] })],
    ["an order's discount came on top", pair({ discounts: [ours(100), automatic(50)] })],
    ["the price fell", pair({ unitMinor: 1800, discounts: [ours(90)] })],
    ["a better level was charged", pair({ discounts: [ours(160)] }, { discounts: [ours(160)] })],
  ])("when %s", (_why, lines) => {
    expect(compare(lines)).toMatchObject({ verdict: "better", reason: null });
  });
});

describe("a promise is broken", () => {
  const none = { discounts: [] };
  const changed = [aRule(aLevel([MUG, SAUCER], 3))];
  const other = aRule(aLevel([MUG, TEAPOT], 9), {}, ["o2"]);
  const teapot = aLine({ productId: TEAPOT, discounts: [ours(180)] });
  test.each([
    [
      "another discount stood on the line",
      pair({ discounts: [automatic(60)] }),
      {},
      "another-discount",
      "Black Friday",
    ],
    ["a code stood on the line", pair({ discounts: [code(60)] }), {}, "code", "HELLO"],
    [
      "a code elsewhere kept ours out",
      [...pair(none, none), aLine({ productId: TEAPOT, discounts: [code(500)] })],
      {},
      "code",
      "HELLO",
    ],
    ["the price rose", pair({ unitMinor: 2200, discounts: [ours(110)] }), {}, "price-changed", null],
    [
      "the saving shrank",
      pair({ discounts: [ours(60)] }, { discounts: [ours(60)] }),
      { rules: changed },
      "version-changed",
      null,
    ],
    ["the offer ended", pair(none, none), { rules: [] }, "version-changed", null],
    ["a product is a subscription", pair({ isSubscription: true, ...none }, none), {}, "subscription", null],
    [
      "another set took a product",
      [...pair({ discounts: [ours(180)] }, none), teapot],
      { rules: [...rules, other] },
      "another-offer",
      null,
    ],
    ["nobody knows why", pair(none, none), {}, "unknown", null],
    ["a penny is missing", pair({ discounts: [ours(99)] }), {}, "unknown", null],
  ])("when %s", (_why, lines, change, reason, cause) => {
    const compared = compare(lines, change);
    expect(compared).toMatchObject({ verdict: "broken", reason, cause });
    expect(compared.chargedMinor).toBeGreaterThan(compared.promisedMinor);
  });
});

describe("a promise is not due", () => {
  test.each([
    ["a product was taken out of the set", [aLine(marked)]],
    [
      "the other product is a subscription that came without the offer",
      [aLine(marked), aLine({ productId: SAUCER, isSubscription: true })],
    ],
    ["there is not enough of a product", [aLine({ versionId: "v1", promise: "5", quantity: 1 })]],
  ])("when %s", (_why, lines) => {
    const offer =
      lines.length === 1 && lines[0]?.promise === "5" ? anOffer({ levels: [aLevel([MUG], 5, 2)] }) : anOffer();
    expect(compare(lines, { offer })).toMatchObject({ verdict: "not-due", reason: "quantity", sets: 0 });
  });
});

/** The same arithmetic, written once more. */
const saved = (unit: number, quantity: number, percent: number) =>
  Number((BigInt(unit) * BigInt(quantity) * BigInt(Math.round(percent * 10))) / 1000n);

const member = fc.record({
  unitMinor: fc.integer({ min: 0, max: 5_000_000 }),
  each: fc.integer({ min: 1, max: 4 }),
  extra: fc.integer({ min: 0, max: 3 }),
  cap: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
});
const order = fc
  .record({
    members: fc.array(member, { minLength: 1, maxLength: 5 }),
    sets: fc.integer({ min: 1, max: 4 }),
    percent: fc.integer({ min: 1, max: 120 }),
    saysPrice: fc.boolean(),
  })
  .map(({ members, sets, percent, saysPrice }) => {
    const offer = anOffer({
      levels: [
        {
          savingPercent: percent / 2,
          members: members.map(({ each }, index) => ({ productId: BigInt(index + 1), quantity: each })),
        },
      ],
    });
    // The first is bought as often as the set is; of the others there may be more.
    const lines = members.map(({ unitMinor, each, extra, cap }, index) => {
      const own = Math.min(percent, cap ?? percent) / 2;
      const saving = saved(unitMinor, each * sets, own);
      return aLine({
        ...{ productId: BigInt(index + 1), unitMinor, quantity: each * sets + (index === 0 ? 0 : extra) },
        ...{ versionId: "v1", promise: `${own}${saysPrice ? `@${unitMinor}GBP` : ""}` },
        discounts: saving > 0 ? [ours(saving)] : [],
      });
    });
    return { offer, lines, sets };
  });

describe("comparePromise", () => {
  // Where every line is capped to nothing, no set is needed for what was promised.
  const hasSaving = (lines: OrderedLine[]) => lines.some(({ promise }) => !promise?.startsWith("0"));

  test("finds every order kept whose lines are reduced as the arithmetic says", () => {
    fc.assert(
      fc.property(order, ({ offer, lines, sets }) => {
        const compared = compare(lines, { offer });
        expect(compared).toMatchObject({ verdict: "kept", ...(hasSaving(lines) && { sets }) });
        expect(compared.promisedMinor).toBe(compared.chargedMinor);
        expect(compared.promisedMinor).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("finds no other order kept: a minor unit more or less on any line is broken or better", () => {
    const one = fc.record({ given: order, at: fc.nat(), minor: fc.integer({ min: 1, max: 500 }), less: fc.boolean() });
    fc.assert(
      fc.property(one, ({ given: { offer, lines }, at, minor, less }) => {
        const index = at % lines.length;
        const change = less ? -minor : minor;
        const off = lines.map((line, i) =>
          i === index ? { ...line, discounts: [...line.discounts, ours(change)] } : line,
        );
        const compared = compare(off, { offer });
        expect(compared.verdict).toBe(less ? "broken" : "better");
        expect(compared.chargedMinor - compared.promisedMinor).toBe(-change);
      }),
      { numRuns: 2000 },
    );
  });

  test("does not depend on the order of the lines", () => {
    const shuffled = fc.tuple(order, fc.infiniteStream(fc.nat())).map(([given, draws]) => {
      const drawn = given.lines.map((line) => ({ line, draw: draws.next().value ?? 0 }));
      return { ...given, mixed: drawn.toSorted((a, b) => a.draw - b.draw).map(({ line }) => line) };
    });
    fc.assert(
      fc.property(shuffled, ({ offer, lines, mixed }) => {
        expect(compare(mixed, { offer })).toEqual(compare(lines, { offer }));
      }),
    );
  });

  test("takes whatever a browser sent, and promises nothing below nothing for it", () => {
    const promise = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{0,4}(\.\d{0,3})?(@\d{0,14}[A-Z]{2,4})?$/),
      fc.constantFrom("5", "100@1GBP", "5@0GBP", "-5", "1e2", "5@-1GBP", "0", "99999999999@99999999999GBP"),
    );
    const line = fc.record({
      productId: fc.constantFrom(MUG, SAUCER, TEAPOT, null),
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      unitMinor: fc.integer({ min: 0, max: 1_000_000 }),
      versionId: fc.constantFrom("v1", "v2", null),
      promise: fc.option(promise, { nil: null }),
      isSubscription: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (drawn) => {
        const lines = drawn.map((one, index) => aLine({ ...one, lineId: BigInt(index) }));
        const { verdict, promisedMinor, chargedMinor, sets } = compare(lines);
        expect(promisedMinor).toBeGreaterThanOrEqual(0);
        expect(Number.isSafeInteger(promisedMinor)).toBe(true);
        expect(chargedMinor).toBeGreaterThanOrEqual(0);
        expect(sets).toBeGreaterThanOrEqual(0);
        expect(verdict === "broken").toBe(chargedMinor > promisedMinor);
      }),
      { numRuns: 2000 },
    );
  });
});
