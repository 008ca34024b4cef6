import { describe, expect, test } from "vitest";
import type { OrderedLine } from "#app/pipeline/results/promise.ts";
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
import { compareLines, rules } from "#test/pipeline/results/compare-lines.ts";

const marked = { versionId: "v1", promise: "5@2000GBP" };

/** Mug and saucer from one offer; the saucer costs what the mug does. */
const pair = (mug: Partial<OrderedLine> = {}, saucer: Partial<OrderedLine> = {}) => [
  aLine({ ...marked, discounts: [ours(100)], ...mug }),
  aLine({ ...marked, productId: SAUCER, discounts: [ours(100)], ...saucer }),
];

describe("a promise is kept", () => {
  test("when the set costs what was promised", () => {
    expect(compareLines(pair())).toEqual({
      ...{ offerId: "o1", versionId: "v1", verdict: "kept", reason: null, cause: null, sets: 1 },
      ...{ promisedMinor: 3800, chargedMinor: 3800 },
    });
  });

  test("as often as the set was bought", () => {
    const two = { quantity: 2, discounts: [ours(200)] };
    expect(compareLines(pair(two, two))).toMatchObject({ verdict: "kept", sets: 2, promisedMinor: 7600 });
  });

  test("when more of one product is bought, at its full price", () => {
    expect(compareLines(pair({ quantity: 3 }))).toMatchObject({ verdict: "kept", sets: 1, chargedMinor: 7800 });
  });

  test("when the other product was in the cart already", () => {
    const [mug, saucer] = [aLine({ discounts: [ours(100)] }), aLine({ ...marked, productId: SAUCER })];
    expect(compareLines([mug, { ...saucer, discounts: [ours(100)] }])).toMatchObject({ verdict: "kept", sets: 1 });
  });

  test("when the saving came on another line of the same product", () => {
    const other = aLine({ lineId: 11n, discounts: [ours(100)] });
    expect(compareLines([...pair({ discounts: [] }), other])).toMatchObject({ verdict: "kept" });
  });

  test("when a product is held to its cap, which its line tells", () => {
    const capped = { promise: "2@2000GBP", discounts: [ours(40)] };
    expect(compareLines(pair(capped))).toMatchObject({ verdict: "kept", promisedMinor: 3860 });
  });

  test("when the line says nothing of its cap, but the rule does", () => {
    const mute = { promise: null, discounts: [ours(40)] };
    const capped = [aRule(aLevel([MUG, SAUCER], 5), { c: { v100: 2 } })];
    expect(compareLines(pair(mute), { rules: capped })).toMatchObject({ verdict: "kept", promisedMinor: 3860 });
    expect(compareLines(pair(mute), { rules: [] })).toMatchObject({ verdict: "kept", promisedMinor: 3860 });
    expect(compareLines(pair(mute))).toMatchObject({ verdict: "broken" });
  });

  test("for each level of a tier, by the percent that its lines say", () => {
    const offer = anOffer({ levels: [aLevel([MUG], 0), aLevel([MUG, SAUCER], 5), aLevel([MUG, SAUCER, TEAPOT], 8)] });
    const at8 = { versionId: "v1", promise: "8", discounts: [ours(160)] };
    const all = [MUG, SAUCER, TEAPOT].map((productId) => aLine({ ...at8, productId }));
    expect(compareLines(all, { offer })).toMatchObject({ verdict: "kept", promisedMinor: 5520 });
    expect(compareLines(pair(), { offer })).toMatchObject({ verdict: "kept", promisedMinor: 3800 });
  });

  test("for a quantity break", () => {
    const offer = anOffer({ levels: [aLevel([MUG], 0), aLevel([MUG], 5, 2), aLevel([MUG], 8, 3)] });
    const three = aLine({ versionId: "v1", promise: "8@2000GBP", quantity: 3, discounts: [ours(480)] });
    expect(compareLines([three], { offer })).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 5520 });
    const four = aLine({ versionId: "v1", promise: "8@2000GBP", quantity: 4, discounts: [ours(480)] });
    expect(compareLines([four], { offer })).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 7520 });
  });

  describe("for any two of three", () => {
    const offer = anOffer({ levels: [{ ...aLevel([MUG, SAUCER, TEAPOT], 5), choose: 2 }] });
    const honoured = [aRule(aLevel([], 5), { s: [{ p: [1, 2, 3], q: 2 }] })];
    const compare = (lines: OrderedLine[]) => compareLines(lines, { offer, rules: honoured });

    test("when two different ones were taken, or one of them twice", () => {
      expect(compare(pair())).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 3800, chargedMinor: 3800 });
      const twice = aLine({ ...marked, quantity: 2, discounts: [ours(200)] });
      expect(compare([twice])).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 3800 });
    });

    test("as often as two are full, and what is left over costs its full price", () => {
      const two = { quantity: 2, discounts: [ours(200)] };
      expect(compare(pair(two, two))).toMatchObject({ verdict: "kept", sets: 2, promisedMinor: 7600 });
      const third = aLine({ ...marked, productId: TEAPOT });
      expect(compare([...pair(), third])).toMatchObject({ verdict: "kept", sets: 1, promisedMinor: 3800 });
    });

    test("not when less was taken off, nor when one alone was bought", () => {
      const short = { verdict: "broken", reason: "unknown", promisedMinor: 3800, chargedMinor: 3900 };
      expect(compare(pair({ discounts: [] }))).toMatchObject(short);
      expect(compare([aLine(marked)])).toMatchObject({ verdict: "not-due", reason: "quantity" });
    });

    test("with a cap that only the rule knows", () => {
      const capped = honoured.map(({ rule, offerIds }) => ({ rule: { ...rule, c: { p1: 2 } }, offerIds }));
      const mute = { promise: null, discounts: [ours(40)] };
      expect(compareLines(pair(mute), { offer, rules: capped })).toMatchObject({
        verdict: "kept",
        promisedMinor: 3860,
      });
    });
  });

  test("for an upgrade, which has a price and no saving", () => {
    const offer = anOffer({ levels: [aLevel([MUG, TEAPOT], 0)] });
    const line = aLine({ productId: TEAPOT, versionId: "v1", promise: "0@2000GBP" });
    expect(compareLines([line], { offer })).toMatchObject({ verdict: "kept", promisedMinor: 2000 });
    expect(compareLines([{ ...line, unitMinor: 2100 }], { offer })).toMatchObject({
      ...{ verdict: "broken", reason: "price-changed", promisedMinor: 2000, chargedMinor: 2100 },
    });
  });

  test("in a currency with no minor unit, whose price Liquid counts in hundredths", () => {
    const yen = { unitMinor: 1999, promise: "5@199900JPY", discounts: [ours(99)] };
    expect(compareLines(pair(yen, yen), { currency: "JPY" })).toMatchObject({ verdict: "kept", promisedMinor: 3800 });
  });

  test("when the shopper changed the currency on the way: the percent is what was promised", () => {
    const euros = { unitMinor: 2311, discounts: [ours(115)] };
    expect(compareLines(pair(euros, euros), { currency: "EUR" })).toMatchObject({ verdict: "kept" });
  });
});

describe("a promise is better than kept", () => {
  test.each([
    ["a code took more off", pair({ discounts: [code(400)] })],
    ["an order's discount came on top", pair({ discounts: [ours(100), automatic(50)] })],
    ["the price fell", pair({ unitMinor: 1800, discounts: [ours(90)] })],
    ["a better level was charged", pair({ discounts: [ours(160)] }, { discounts: [ours(160)] })],
  ])("when %s", (_why, lines) => {
    expect(compareLines(lines)).toMatchObject({ verdict: "better", reason: null });
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
    const compared = compareLines(lines, change);
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
    expect(compareLines(lines, { offer })).toMatchObject({ verdict: "not-due", reason: "quantity", sets: 0 });
  });
});
