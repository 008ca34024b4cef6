import { expect, test } from "vitest";
import { composeOperations } from "#extensions/bundle-discount/src/compose-operations.ts";
import type { LineDiscount } from "#extensions/bundle-discount/src/solve-cart.ts";

const discount = (n: number, percents: number): LineDiscount => ({
  line: {
    id: `gid://shopify/CartLine/ffffffff-ffff-ffff-ffff-${String(n).padStart(12, "f")}`,
    ...{ productId: n, variantId: n, quantity: 1000, unitMinor: 100 },
  },
  units: 999,
  hundredths: 500 + (n % percents),
  saving: 1 + ((n * 7919) % 1009),
});
const bytesOf = (operations: unknown) => Buffer.byteLength(JSON.stringify({ operations }));
const manyOf = (count: number, percents: number) => Array.from({ length: count }, (_, n) => discount(n, percents));

test("the fullest cart that Shopify counts bytes for fits, when its lines are at few percents", () => {
  const { operations, dropped } = composeOperations(manyOf(190, 3), { language: "FR", lines: 190 });
  expect(dropped).toBe(0);
  expect(bytesOf(operations)).toBeLessThanOrEqual(20_000);
});

test("past the limit the greatest savings stay, and how many lines found no room is said", () => {
  const discounts = manyOf(200, 150);
  const { operations, dropped } = composeOperations(discounts, { language: "FR", lines: 200 });
  expect(dropped).toBeGreaterThan(0);
  expect(bytesOf(operations)).toBeLessThanOrEqual(20_000);
  expect(bytesOf(operations)).toBeGreaterThan(19_700);
  const kept = operations.flatMap(({ productDiscountsAdd: { candidates } }) =>
    candidates.flatMap(({ targets }) => targets.map(({ cartLine }) => cartLine.id)),
  );
  expect(kept).toHaveLength(200 - dropped);
  const byId = new Map(discounts.map((one) => [one.line.id, one.saving]));
  const gone = discounts.filter(({ line }) => !kept.includes(line.id)).map(({ saving }) => saving);
  const greatest = Math.max(...kept.map((id) => byId.get(id) ?? 0));
  expect(greatest).toBe(Math.max(...discounts.map(({ saving }) => saving)));
  // One that needs a percent of its own takes more room: it may have to go where a lesser one still fits.
  expect(Math.max(...gone)).toBeLessThan(discounts.map(({ saving }) => saving).sort((a, b) => b - a)[100] ?? 0);
});

test("a cart of more lines may have a longer answer", () => {
  const { dropped } = composeOperations(manyOf(400, 3), { language: "EN", lines: 420 });
  expect(dropped).toBe(0);
});
