import fc from "fast-check";
import type { Rule } from "#extensions/bundle-discount/src/parse-rules.ts";
import type { Line } from "#extensions/bundle-discount/src/read-lines.ts";

/** A cart small enough for every choice of sets to be looked at, and rules that get in each other's way in it. */
export type SmallCart = { lines: Line[]; rules: Rule[] };

const PRODUCTS = [1, 2, 3];

const lineShape = fc.record({
  productId: fc.constantFrom(...PRODUCTS),
  variant: fc.integer({ min: 1, max: 2 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  unitMinor: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 100, max: 9999 })),
});

const slot = fc.record({
  products: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PRODUCTS).map((id) => [id]) },
    { weight: 1, arbitrary: fc.subarray(PRODUCTS, { minLength: 2 }) },
  ),
  quantity: fc.constantFrom(1, 1, 1, 2, 3),
});

const percent = fc.constantFrom(300, 500, 500, 750, 1000, 2000, 3333, 10_000);
const cap = fc.tuple(fc.constantFrom("p1", "p2", "v11", "v21", "v31"), fc.constantFrom(0, 250, 500, 1000));

const rule = fc.record({
  slots: fc.array(slot, { minLength: 1, maxLength: 3 }),
  hundredths: percent,
  caps: fc.array(cap, { maxLength: 2 }).map((caps) => new Map(caps)),
});

/** Of at most `mostUnits` units, as the oracle takes its time. */
export const smallCart = (mostUnits = 7): fc.Arbitrary<SmallCart> =>
  fc
    .record({
      lines: fc.array(lineShape, { minLength: 1, maxLength: 4 }),
      rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    })
    .map(({ lines, rules }) => ({ lines: lines.map(toLine), rules }))
    .filter(({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0) <= mostUnits);

/** Two products each, one of them the same in all: twelve sets, of which each may be there or not. */
export const twelveSets: fc.Arbitrary<SmallCart> = fc
  .record({
    hub: fc.record({ quantity: fc.integer({ min: 2, max: 12 }), unitMinor: fc.integer({ min: 1, max: 999 }) }),
    others: fc.array(fc.record({ unitMinor: fc.integer({ min: 1, max: 999 }), hundredths: percent }), {
      minLength: 12,
      maxLength: 12,
    }),
  })
  .map(({ hub, others }) => ({
    lines: [
      toLine({ ...hub, productId: 100, variant: 1 }, 0),
      ...others.map(({ unitMinor }, n) => toLine({ unitMinor, quantity: 1, productId: n + 1, variant: 1 }, n + 1)),
    ],
    rules: others.map(({ hundredths }, n) => ({
      slots: [100, n + 1].map((id) => ({ products: [id], quantity: 1 })),
      hundredths,
      caps: new Map(),
    })),
  }));

type LineShape = { productId: number; variant: number; quantity: number; unitMinor: number };

function toLine({ productId, variant, quantity, unitMinor }: LineShape, at: number): Line {
  return { productId, variantId: productId * 10 + variant, quantity, unitMinor, id: `gid://shopify/CartLine/${at}` };
}

export const line: fc.Arbitrary<Line> = lineShape.map((shape) => toLine(shape, 99));
