import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OrderedLine } from "#app/pipeline/results/promise.ts";
import { aLine, anOffer, MUG, ours, SAUCER, TEAPOT } from "#test/pipeline/results/an-ordered-line.ts";
import { compareLines } from "#test/pipeline/results/compare-lines.ts";

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
        const compared = compareLines(lines, { offer });
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
        const compared = compareLines(off, { offer });
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
        expect(compareLines(mixed, { offer })).toEqual(compareLines(lines, { offer }));
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
        const { verdict, promisedMinor, chargedMinor, sets } = compareLines(lines);
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
