import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { createWorldIndex } from "#test/local-store/admin-api/world-index.ts";
import type { WorldProduct } from "#test/local-store/world/types.ts";
import { type Cart, emptyCart } from "./cart.ts";
import { type AddWish, addLines, changeLine, setQuantities } from "./change-cart.ts";

const STOCK = 12;
const MUG = 45_100_000_000_001;
const PLAN = 4_100_000_001;

/** Three products with a stock of twelve, the third one sold in pairs. */
function aShop() {
  const products = [1, 2, 3].map((n): WorldProduct => {
    const product = { ...aProduct(n, `Product ${n}`), sellingPlans: [{ id: PLAN, name: "Monthly" }] };
    for (const variant of product.variants) {
      variant.inventoryQuantity = STOCK;
      if (n === 3) variant.quantityRule = { minimum: 2, maximum: 10, increment: 2 };
    }
    return product;
  });
  return { index: createWorldIndex(aSmallWorld({ products })) };
}

const wish: fc.Arbitrary<AddWish> = fc.record({
  // The fourth one does not exist.
  variantId: fc.integer({ min: MUG, max: MUG + 3 }),
  quantity: fc.integer({ min: 0, max: 6 }),
  properties: fc.dictionary(fc.constantFrom("a", "b", "_tandem_offer"), fc.constantFrom("1", "2"), { maxKeys: 2 }),
  sellingPlanId: fc.constantFrom(null, PLAN),
});

function unitsOf(cart: Cart, variantId: number): number {
  return cart.lines.reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0);
}

function contentOf({ variantId, properties = {}, sellingPlanId = null }: AddWish): string {
  return JSON.stringify([variantId, Object.entries(properties).sort(), sellingPlanId]);
}

describe("addLines", () => {
  test("whatever is added in whatever sequence, equal lines are one, and no variant is beyond its stock", () => {
    const shop = aShop();
    fc.assert(
      fc.property(fc.array(fc.array(wish, { minLength: 1, maxLength: 4 }), { maxLength: 8 }), (additions) => {
        const cart = emptyCart("c1");
        const expected = new Map<string, number>();
        for (const wishes of additions) {
          const before = structuredClone(cart);
          const result = addLines(shop, cart, wishes);
          if (result.ok) {
            for (const one of wishes) expected.set(contentOf(one), (expected.get(contentOf(one)) ?? 0) + one.quantity);
            expect(result.keys).toHaveLength(wishes.length);
          } else expect(cart).toEqual(before);
        }
        const found = new Map(cart.lines.map((line) => [contentOf(line), line.quantity]));
        expect(found).toEqual(expected);
        expect(new Set(cart.lines.map(({ key }) => key)).size).toBe(cart.lines.length);
        expect(new Set(cart.lines.map(({ id }) => id)).size).toBe(cart.lines.length);
        for (const { variantId } of cart.lines) expect(unitsOf(cart, variantId)).toBeLessThanOrEqual(STOCK);
        for (const { quantity } of cart.lines.filter((line) => line.variantId === MUG + 2)) {
          expect([2, 4, 6, 8, 10]).toContain(quantity);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("the sequence of a line's properties makes no other line", () => {
    const shop = aShop();
    const cart = emptyCart("c1");
    addLines(shop, cart, [{ variantId: MUG, quantity: 1, properties: { a: "1", b: "2" } }]);
    addLines(shop, cart, [{ variantId: MUG, quantity: 1, properties: { b: "2", a: "1" } }]);
    expect(cart.lines).toMatchObject([{ quantity: 2 }]);
  });
});

describe("changeLine", () => {
  test("a line that gets other properties keeps its id, also when its old content is added again", () => {
    const shop = aShop();
    const cart = emptyCart("c1");
    addLines(shop, cart, [{ variantId: MUG, quantity: 1 }]);
    const [line] = cart.lines;
    changeLine(shop, cart, line?.key ?? "", { properties: { a: "1" } });
    expect(cart.lines).toMatchObject([{ id: line?.id, properties: { a: "1" } }]);
    addLines(shop, cart, [{ variantId: MUG, quantity: 1 }]);
    expect(new Set(cart.lines.map(({ id }) => id)).size).toBe(2);
  });

  test("what hangs on a line still does after that line got other properties, and goes with it", () => {
    const shop = aShop();
    const cart = emptyCart("c1");
    addLines(shop, cart, [
      { variantId: MUG, quantity: 1 },
      { variantId: MUG + 1, quantity: 1, parentVariantId: MUG },
    ]);
    changeLine(shop, cart, cart.lines[1]?.key ?? "", { properties: { a: "1" } });
    const [child, parent] = cart.lines;
    expect(child?.parentKey).toBe(parent?.key);
    changeLine(shop, cart, parent?.key ?? "", { quantity: 0 });
    expect(cart.lines).toEqual([]);
  });

  test("what is not sold any more can be taken out, and fewer of what ran short too", () => {
    const shop = aShop();
    const cart = emptyCart("c1");
    addLines(shop, cart, [{ variantId: MUG, quantity: 6 }]);
    const product = shop.index.product(8_100_000_000_001);
    const [variant] = product?.variants ?? [];
    if (!product || !variant) throw new Error("The shop has a mug");
    variant.inventoryQuantity = 2;
    expect(changeLine(shop, cart, cart.lines[0]?.key ?? "", { quantity: 5 }).ok).toBe(true);
    expect(changeLine(shop, cart, cart.lines[0]?.key ?? "", { quantity: 6 }).ok).toBe(false);
    product.status = "archived";
    expect(changeLine(shop, cart, cart.lines[0]?.key ?? "", { quantity: 0 }).ok).toBe(true);
  });
});

test("setting quantities is the same as changing each line", () => {
  const shop = aShop();
  const quantities = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(quantities, ([mugs = 0, others = 0]) => {
      const [one, two] = [emptyCart("c1"), emptyCart("c1")];
      const wishes = [MUG, MUG + 1].map((variantId) => ({ variantId, quantity: 1 }));
      for (const cart of [one, two]) addLines(shop, cart, wishes);
      const keys = one.lines.map(({ key }) => key);
      setQuantities(
        shop,
        one,
        new Map([
          [keys[0] ?? "", mugs],
          [keys[1] ?? "", others],
        ]),
      );
      changeLine(shop, two, keys[0] ?? "", { quantity: mugs });
      changeLine(shop, two, keys[1] ?? "", { quantity: others });
      expect(one).toEqual(two);
    }),
  );
});
