import { describe, expect, test } from "vitest";
import { firstAvailable } from "#app/pipeline/offers/good.ts";
import { CATALOGUE } from "#test/local-store/world/catalogue/index.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { World } from "#test/local-store/world/types.ts";
import { compose, pairsOf } from "./compose.ts";
import { readWorld } from "./from-world.ts";

const NOW = "2026-11-22T12:00:00Z";

/** Which ladder a product is a step of, by its handle. */
const LADDERS = new Map(
  CATALOGUE.flatMap(({ products }) => products.flatMap(({ key, rung }) => (rung ? [[key, rung[0]] as const] : []))),
);

function find(seed: number) {
  const world = generateWorld({ seed, now: NOW, orders: 6000 });
  const { products, baskets } = readWorld(world);
  const offered = pairsOf(compose(products, baskets, { now: new Date(NOW) }));
  const planted = world.planted.flatMap(({ kind, productIds: [from = 0, to = 0] }) =>
    kind === "upgrade" ? [[from, to] as const] : [],
  );
  const isOffered = ([from, to]: readonly [number, number]) => offered.some((one) => one[0] === from && one[1] === to);
  const facts = new Map(products.map((product) => [Number(product.productId), product]));
  /** Planted upgrades that the rules let through: the generator draws ratings, and two of its steps are above 2.5. */
  const allowed = planted.filter(([from, to]) => {
    const [lesser, better] = [facts.get(from), facts.get(to)];
    const prices = [lesser, better].map((one) => firstAvailable(one?.variants ?? [])?.priceMinor ?? 0);
    const step = (prices[1] ?? 0) / (prices[0] ?? 1);
    const isLower = (better?.ratingHundredths ?? 500) < (lesser?.ratingHundredths ?? 0);
    return step >= 1.1 && step <= 2.5 && !isLower;
  });
  const isStepOf = makeStepCheck(world);
  const right = offered.filter((one) => planted.some((tie) => tie.join() === one.join()) || isStepOf(...one));
  return { offered, right, planted: planted.filter(isOffered), allowed, found: allowed.filter(isOffered) };
}

function makeStepCheck({ products }: World) {
  const ladder = (id: number) => LADDERS.get(products.find((product) => product.id === id)?.handle ?? "");
  return (from: number, to: number) => ladder(from) !== undefined && ladder(from) === ladder(to);
}

describe("the generated shop's upgrades", { timeout: 60_000 }, () => {
  const seeds = [1, 2, 3].map(find);

  test.each(seeds.map((found, at) => ({ seed: at + 1, ...found })))(
    "of seed $seed are found, and little else",
    ({ offered, right, allowed, found }) => {
      expect(right.length / offered.length).toBeGreaterThanOrEqual(0.9);
      expect(found.length / allowed.length).toBeGreaterThanOrEqual(0.7);
      expect(allowed.length).toBeGreaterThanOrEqual(6);
    },
  );

  test("most of all that are planted are found, those that are lower rated or too large a step counted as missed", () => {
    const found = seeds.reduce((sum, { planted }) => sum + planted.length, 0);
    expect(found / (3 * 13)).toBeGreaterThan(0.5);
  });
});
