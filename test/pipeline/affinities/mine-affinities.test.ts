import { describe, expect, test } from "vitest";
import { startDrawing } from "#app/kernel/draw.ts";
import { type Mining, mineAffinities } from "#app/pipeline/affinities/mine-affinities.ts";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { World } from "#test/local-store/world/types.ts";
import { plainBaskets, plainSet } from "#test/pipeline/affinities/plain-recount.ts";
import { shuffleBaskets } from "#test/pipeline/affinities/shuffle-baskets.ts";
import { toBasketOrders } from "#test/pipeline/baskets/world-orders.ts";

const NOW = "2026-11-22T12:00:00Z";

function onSale({ products }: World): Map<bigint, number> {
  return new Map(products.map(({ id, publishedAt, createdAt }) => [BigInt(id), Date.parse(publishedAt ?? createdAt)]));
}

function baskets(world: World) {
  return composeBaskets(toBasketOrders(world), DEFAULT_BASKET_RULES, onSale(world)).baskets;
}

const mineOrders = (orders: BasketOrder[]) =>
  mineAffinities(composeBaskets(orders, DEFAULT_BASKET_RULES).baskets, { seed: 1 });

const keyOf = (a: bigint, b: bigint) => (a < b ? `${a} ${b}` : `${b} ${a}`);
const offeredPairs = ({ affinities }: Mining) =>
  new Set(affinities.map(({ productId, otherId }) => keyOf(productId, otherId)));

function pairsOf(productIds: readonly number[]): string[] {
  return productIds.flatMap((a, at) => productIds.slice(at + 1).map((b) => keyOf(BigInt(a), BigInt(b))));
}

describe("the generated shop", () => {
  const world = generateWorld({ seed: 11, now: NOW });
  const mining = mineAffinities(baskets(world), { seed: 1 });
  const planted = world.planted.filter((tie) => tie.kind === "together");

  test("of the planted ties at least four in five are found, whole", () => {
    const offered = offeredPairs(mining);
    const found = planted.filter((tie) => pairsOf(tie.productIds).every((pair) => offered.has(pair)));
    expect(planted.length).toBeGreaterThanOrEqual(30);
    expect(found.length / planted.length).toBeGreaterThanOrEqual(0.8);
  });

  test("of what is offered at least nine in ten are planted", () => {
    const plan = new Set(planted.flatMap((tie) => pairsOf(tie.productIds)));
    const offered = [...offeredPairs(mining)];
    expect(offered.length).toBeGreaterThan(40);
    expect(offered.filter((pair) => plan.has(pair)).length / offered.length).toBeGreaterThanOrEqual(0.9);
  });

  test("of its baskets shuffled, at most one tie in twenty is offered", () => {
    const shuffled = mineOrders(shuffleBaskets(baskets(world), startDrawing(5)));
    expect(mining.pairsTied).toBeGreaterThan(40);
    expect(shuffled.pairsTied).toBeLessThanOrEqual(mining.pairsTied * 0.05);
  });

  test("gift wrap is proposed for exclusion, and is in no tie until the merchant keeps it", () => {
    const wrap = BigInt(world.products.find((product) => product.handle === "gift-wrap")?.id ?? 0);
    expect(mining.addOns.map(({ productId }) => productId)).toEqual([wrap]);
    const kept = mineAffinities(baskets(world), { seed: 1, keptAddOns: new Set([wrap]) });
    expect(kept.addOns).toEqual([]);
    expect(kept.refused.addOn).toBe(0);
  });

  test("half a year of it finds the greater part as well", () => {
    const young = generateWorld({ seed: 3, now: NOW, orders: 3000 });
    const offered = offeredPairs(mineAffinities(baskets(young), { seed: 1 }));
    const ties = young.planted.filter((tie) => tie.kind === "together");
    const found = ties.filter((tie) => pairsOf(tie.productIds).every((pair) => offered.has(pair)));
    expect(found.length / ties.length).toBeGreaterThanOrEqual(0.8);
  });
});

describe("mineAffinities", () => {
  const world = generateWorld({ seed: 4, now: NOW, orders: 1500 });

  test("every affinity has its rank and the evidence that a plain recount gives", () => {
    const orders = toBasketOrders(world).filter(isPlain);
    const { affinities } = mineOrders(orders);
    const plain = plainBaskets(orders);
    expect(affinities.length).toBeGreaterThan(20);
    for (const { productId, otherId, evidence } of affinities) {
      const { support, confidence, expected, lift, plainLift, ...counts } = plainSet(plain, [productId, otherId]);
      expect(evidence).toMatchObject(counts);
      expect(evidence.expected).toBeCloseTo(expected, 8);
      expect(evidence.lift).toBeCloseTo(lift, 8);
    }
    for (const own of Map.groupBy(affinities, ({ productId }) => productId).values()) {
      expect(own.map(({ rank }) => rank)).toEqual(own.map((_, at) => at + 1));
      expect(own.map(({ score }) => score)).toEqual(own.map(({ score }) => score).sort((a, b) => b - a));
    }
  });

  test("the same baskets give the same result, to the last bit", () => {
    expect(mineAffinities(baskets(world), { seed: 1 })).toEqual(mineAffinities(baskets(world), { seed: 1 }));
  });

  test("a product nobody bought yet gets what goes with the one most like it", () => {
    const contents = world.products.map((product) => ({
      productId: BigInt(product.id),
      title: product.title,
      productType: product.productType,
      collectionIds: world.collections.flatMap(({ id, productIds }) =>
        productIds.includes(product.id) ? [BigInt(id)] : [],
      ),
    }));
    const { affinities } = mineAffinities(baskets(world), { seed: 1 });
    const like = contents.find(({ productId }) => productId === affinities[0]?.productId);
    if (!like) throw new Error("a tie is of a product of the shop");
    const fresh = { ...like, productId: 1n, title: `${like.title}, new` };
    const { borrowed } = mineAffinities(baskets(world), { seed: 1, contents: [...contents, fresh] });
    const [first] = borrowed.filter(({ productId }) => productId === 1n);
    expect(first).toMatchObject({ rank: 1, otherId: affinities[0]?.otherId, likeId: like.productId });
  });

  test("a shop without orders has nothing, and says that it is not enough", () => {
    expect(mineOrders([])).toMatchObject({
      affinities: [],
      pairsCounted: 0,
      pairsTied: 0,
      quality: { enough: false, n: 0 },
    });
  });
});

/** Leaves to the recount only what it knows of: it has no word for tests, renewals and the like. */
function isPlain(order: BasketOrder): boolean {
  const isUsual = !order.isTest && !order.isCancelled && !order.isB2b && order.sourceName !== "subscription_contract";
  return isUsual && order.totalMinor > 0 && order.refundedMinor === 0 && !order.lines.some((line) => line.isGiftCard);
}
