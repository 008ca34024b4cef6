import { expect, test } from "vitest";
import { generateWorld } from "./generate-world.ts";
import type { World, WorldOrder } from "./types.ts";

const NOW = "2026-11-22T12:00:00Z";
const world = generateWorld({ seed: 11, now: NOW, orders: 12_000 });
const titles = new Map(world.products.map((product) => [product.id, product.handle]));

test("who buys the first product of a tie gets the others about as often as planned", () => {
  const together = world.planted.filter((tie) => tie.kind === "together");
  expect(together.length).toBeGreaterThanOrEqual(25);
  for (const tie of together) {
    const [first = 0, ...others] = tie.productIds;
    const withFirst = baskets(world).filter((basket) => basket.has(first));
    const share = withFirst.filter((basket) => others.every((other) => basket.has(other))).length / withFirst.length;
    expect(withFirst.length, tie.why).toBeGreaterThan(60);
    // Four deviations of a share of so many orders; chance meetings and the native set add a little.
    const margin = 4 * Math.sqrt((tie.strength * (1 - tie.strength)) / withFirst.length);
    expect(share, tie.why).toBeGreaterThan(tie.strength - margin);
    expect(share, tie.why).toBeLessThan(tie.strength + margin + 0.1);
  }
});

test("no product is in two ties of one basket, so a find across ties is a find too many", () => {
  const ids = world.planted.filter((tie) => tie.kind === "together").flatMap((tie) => tie.productIds);
  expect(new Set(ids).size).toBe(ids.length);
});

test("beyond the ties, two products meet in a basket about as often as chance has it", () => {
  const pairs = comparePairs(baskets(world));
  const unplanned = pairs.filter((pair) => !isPlanted(pair.a, pair.b) && pair.count >= 8);
  const surprising = unplanned.filter((pair) => pair.deviations > 4);
  // Of some ten thousand pairs a handful lie four deviations off by chance.
  expect(
    surprising.length,
    surprising.map((pair) => `${titles.get(pair.a)} + ${titles.get(pair.b)}`).join(),
  ).toBeLessThan(8);
  const planned = pairs.filter((pair) => isPlanted(pair.a, pair.b));
  expect(Math.min(...planned.map((pair) => pair.deviations))).toBeGreaterThan(8);
});

test("who owns the lesser one comes back for the better one, and not for the lesser one again", () => {
  const upgrades = world.planted.filter((tie) => tie.kind === "upgrade");
  expect(upgrades.length).toBeGreaterThanOrEqual(10);
  // The plan has them come back within 240 days: who bought later than that may still come.
  const early = new Date(Date.parse(NOW) - 240 * 86_400_000).toISOString();
  for (const tie of upgrades) {
    const [from = 0, to = 0] = tie.productIds;
    const owners = ownersOf(world, from).filter(({ boughtAt, order }) => boughtAt < early && !order.companyId);
    const back = owners.filter(({ later }) => later.some((order) => has(order, to)));
    const again = owners.filter(({ later }) => later.some((order) => has(order, from)));
    expect(back.length / owners.length, tie.why).toBeGreaterThan(tie.strength * 0.5);
    expect(again.length, tie.why).toBe(0);
  }
});

function baskets({ orders }: World): Set<number>[] {
  return orders.map((order) => new Set(order.lines.flatMap((line) => line.productId ?? [])));
}

function has(order: WorldOrder, productId: number): boolean {
  return order.lines.some((line) => line.productId === productId);
}

function isPlanted(a: number, b: number): boolean {
  return world.planted.some(
    (tie) => tie.kind === "together" && tie.productIds.includes(a) && tie.productIds.includes(b),
  );
}

/** Each pair's count against what baskets of these sizes, filled at random, would give. */
function comparePairs(all: Set<number>[]) {
  const single = new Map<number, number>();
  const together = new Map<string, number>();
  let places = 0;
  let meetings = 0;
  for (const basket of all) {
    places += basket.size;
    meetings += basket.size * (basket.size - 1);
    for (const a of basket) {
      single.set(a, (single.get(a) ?? 0) + 1);
      if (basket.size > 10) continue;
      for (const b of basket) if (a < b) together.set(`${a} ${b}`, (together.get(`${a} ${b}`) ?? 0) + 1);
    }
  }
  return [...together].map(([key, count]) => {
    const [a = 0, b = 0] = key.split(" ").map(Number);
    const expected = ((single.get(a) ?? 0) * (single.get(b) ?? 0) * meetings) / places ** 2;
    return { a, b, count, deviations: (count - expected) / Math.sqrt(expected) };
  });
}

/** Who bought it, when first, and all their later orders. */
function ownersOf({ orders }: World, productId: number) {
  const found = new Map<number, { boughtAt: string; order: WorldOrder; later: WorldOrder[] }>();
  for (const order of orders) {
    if (order.customerId === null) continue;
    const owner = found.get(order.customerId);
    if (owner) owner.later.push(order);
    else if (has(order, productId)) found.set(order.customerId, { boughtAt: order.createdAt, order, later: [] });
  }
  return [...found.values()];
}
