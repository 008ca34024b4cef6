import { expect, test } from "vitest";
import {
  byteLength,
  CONFIG_BYTES,
  FUNCTION_INPUT_BYTES,
  FUNCTION_INPUT_LINES,
  RULES_A_PRODUCT,
  RULES_BYTES,
} from "#app/pipeline/publishing/limits.ts";
import { NOON, PretendShop } from "#test/pipeline/publishing/a-pretend-shopify.ts";
import { aLevel, anOffer, wanting } from "#test/pipeline/publishing/an-offer.ts";
import { composeFunctionInput } from "#test/pipeline/publishing/function-input.ts";

/** JSON of exactly so many bytes. */
const filler = (bytes: number) => ({ v: 1, r: "x".repeat(bytes - byteLength({ v: 1, r: "" })) });
/** A customer in a dozen audiences. */
const audiences = { v: 1, ids: Array.from({ length: 12 }, (_, n) => `gid://shopify/Segment/${600_000_000_000 + n}`) };
const productId = (n: number) => 80_000_000_000_000 + n;

const worstOf = (bytes: number) =>
  composeFunctionInput(
    Array.from({ length: FUNCTION_INPUT_LINES }, (_, n) => ({ productId: productId(n), rules: filler(bytes) })),
    { config: filler(CONFIG_BYTES), audiences },
  );

test("the fullest cart that Shopify counts bytes for stays within what a Function may be given", () => {
  expect(byteLength(worstOf(RULES_BYTES))).toBeLessThanOrEqual(FUNCTION_INPUT_BYTES);
});

test("the room for rules is used: a little more of them would be too much", () => {
  expect(byteLength(worstOf(RULES_BYTES + 8))).toBeGreaterThan(FUNCTION_INPUT_BYTES);
});

test("a shop in which everything goes with everything fills the room, and its worst cart still fits", async () => {
  const products = Array.from({ length: 240 }, (_, n) => productId(n));
  const offers = products.flatMap((anchor, n) =>
    [1, 2, 3, 5, 8, 13, 21].map((step, rank) => {
      const members = [anchor, ...[1, 2, 3].slice(0, 1 + (rank % 3)).map((k) => productId((n + step * k) % 240))];
      return anOffer({ offerId: `${n}-${rank}`, rank, levels: [aLevel(5 + rank, members)], until: "2026-12-31" });
    }),
  );
  const shop = new PretendShop();
  const { cuts } = await shop.publish(wanting(offers), { now: NOON });
  expect(new Set(cuts.map((one) => one.reason))).toContain("rules-full");
  expect(shop.lies()).toEqual([]);

  const rules = products.map((id) => ({ productId: id, rules: shop.read(id, "bundle_rules") }));
  const fullest = rules.sort((a, b) => byteLength(b.rules) - byteLength(a.rules)).slice(0, FUNCTION_INPUT_LINES);
  expect(byteLength(fullest[0]?.rules)).toBeGreaterThan(0.8 * RULES_BYTES);
  const input = composeFunctionInput(fullest, { config: filler(CONFIG_BYTES), audiences });
  expect(byteLength(input)).toBeLessThanOrEqual(FUNCTION_INPUT_BYTES);
  const counts = Map.groupBy(shop.granted(), (one) => one.productId);
  expect(Math.max(...[...counts.values()].map((own) => own.length))).toBeLessThanOrEqual(RULES_A_PRODUCT);
});
