import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeOfferId } from "#app/pipeline/offers/offer-id.ts";
import type { UpgradeGround } from "#app/pipeline/offers/upgrades/compose-upgrades.ts";
import { aProduct, type GivenProduct } from "./a-product.ts";
import { basketsOf, type GivenOrder } from "./an-order.ts";
import { compose, pairsOf } from "./compose.ts";

const DAY_MS = 86_400_000;
const now = new Date(1000 * DAY_MS);

/** So many customers who bought one thing and another some days later. */
function moving(count: number, from: number, to: number, prefix = ""): GivenOrder[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${from}-${to}-${at}`).flatMap((customer, at) => [
    { customer, day: 1 + at, products: [from] },
    { customer, day: 100 + at, products: [to] },
  ]);
}

/** Others, who make the two no more than two of many. */
const OTHERS = Array.from({ length: 200 }, (_, at): GivenOrder => {
  return { customer: `other ${at}`, day: 1 + at, products: [90 + (at % 5), 95 + (at % 3)] };
});

const [SCALE, BETTER, THIRD, FOURTH, FIFTH] = [1, 2, 3, 4, 5];
const title = "Brew Scale";
const scale = aProduct(SCALE, { title, priceMinor: 2000, costMinor: 1000 });

function composeTwo(better: GivenProduct, orders: GivenOrder[] = moving(20, SCALE, BETTER)) {
  const product = aProduct(BETTER, { title: "Brew Scale with Timer", priceMinor: 4000, costMinor: 1800, ...better });
  return compose([scale, product], basketsOf([...orders, ...OTHERS]), { now });
}

describe("composeUpgrades", () => {
  test("a better product that shoppers moved up to is proposed with its evidence, what it earns and the facts that differ", () => {
    const { proposals, rejected } = composeTwo({ weightGrams: 700, ratingHundredths: 450 });
    expect(rejected).toEqual({});
    expect(proposals).toMatchObject([
      {
        kind: "upgrade",
        origin: "mined",
        levels: [
          {
            members: [
              { productId: 1n, quantity: 1 },
              { productId: 2n, quantity: 1 },
            ],
            savingPercent: 0,
          },
        ],
        evidence: { baskets: 240, together: 0, each: [20, 20] },
        upgrade: { signals: ["alike", "moved-up"], facts: [], moves: { up: 20, down: 0 } },
        sentence:
          "20 shoppers who bought “Brew Scale” later bought “Brew Scale with Timer” and not “Brew Scale” again, " +
          "nobody went the other way, since 2 January 1970.",
      },
    ]);
  });

  test("what it earns is the gain of those who take it, in 30 days", () => {
    const [proposal] = composeTwo({}).proposals;
    // 20 orders in the 199 days since the first, 2 % of whom take it, and each brings 22.00 − 10.00 more.
    expect(proposal?.merit).toMatchObject({ expectedProfitMinor: 72, isProfit: true, breakEvenSets: null, take: 0.02 });
    const [unknown] = composeTwo({ costMinor: null }).proposals;
    expect(unknown?.merit).toMatchObject({ expectedProfitMinor: 121, isProfit: false });
  });

  test.each<[reason: string, better: GivenProduct, orders?: GivenOrder[]]>([
    ["not-offerable", { isGiftCard: true }],
    ["not-offerable", { isAvailable: false }],
    ["not-offerable", { status: "draft" }],
    ["price-step", { priceMinor: 2100 }],
    ["price-step", { priceMinor: 5100 }],
    ["lower-margin", { priceMinor: 4000, costMinor: 3000 }],
    ["not-alike", { title: "Knock Box" }],
    ["no-history", {}, []],
    ["too-few-signals", {}, moving(4, SCALE, BETTER)],
    ["too-few-signals", {}, [...moving(20, SCALE, BETTER), ...moving(20, BETTER, SCALE, "back")]],
    ["moved-down", {}, moving(20, BETTER, SCALE)],
  ])("what is %s is not proposed, and counted", (reason, better, orders) => {
    const { proposals, rejected } = composeTwo(better, orders);
    expect(proposals).toEqual([]);
    expect(rejected).toEqual({ [reason]: 1 });
  });

  test("a lower rated product is not proposed", () => {
    const rated = aProduct(SCALE, { title, priceMinor: 2000, ratingHundredths: 440 });
    const lower = aProduct(BETTER, { title: "Brew Scale with Timer", priceMinor: 4000, ratingHundredths: 430 });
    const { proposals, rejected } = compose([rated, lower], basketsOf(moving(20, SCALE, BETTER)), { now });
    expect({ proposals, rejected }).toEqual({ proposals: [], rejected: { "lower-rated": 1 } });
  });

  test("at most three stand on one product: those that earn more, or that the merchant keeps, and none that is unwanted", () => {
    const ladder = [BETTER, THIRD, FOURTH, FIFTH].map((id) =>
      aProduct(id, { title: `${title} ${"abcdef"[id]}${"abcdef"[id]}`, priceMinor: 2000 + 500 * id }),
    );
    const orders = [BETTER, THIRD, FOURTH, FIFTH].flatMap((id) => moving(20, SCALE, id));
    const find = (change: Partial<UpgradeGround> = {}) =>
      compose([scale, ...ladder], basketsOf([...orders, ...OTHERS]), { now, ...change });
    const places = (found: ReturnType<typeof find>) =>
      pairsOf(found).flatMap(([from, to]) => (from === SCALE ? [to] : []));
    const found = find();
    expect(places(found)).toEqual([FIFTH, FOURTH, THIRD]);
    expect(found.rejected["others-better"]).toBe(1);
    const idOf = (to: number) => makeOfferId("upgrade", membersOf(SCALE, to), "mined");
    expect(places(find({ unwanted: new Set([idOf(FOURTH)]) }))).toEqual([FIFTH, THIRD, BETTER]);
    expect(places(find({ kept: new Set([idOf(BETTER)]) }))).toEqual([BETTER, FIFTH, FOURTH]);
  });

  test("products that are bought instead of each other are proposed without anyone having moved up", () => {
    const orders = [SCALE, BETTER].flatMap((id) =>
      Array.from(
        { length: 150 },
        (_, at): GivenOrder => ({ customer: null, day: 1 + at, products: [id, 90 + (at % 5)] }),
      ),
    );
    const [proposal] = composeTwo({}, orders).proposals;
    expect(proposal?.upgrade?.signals).toEqual(["alike", "substitute"]);
    expect(proposal?.sentence).toContain("are almost never bought together (0 orders, ");
  });

  test("without an order nothing is proposed, and nothing breaks", () => {
    expect(compose([scale], basketsOf([]), { now })).toEqual({ proposals: [], rejected: {} });
    expect(compose([], basketsOf([]), { now })).toEqual({ proposals: [], rejected: {} });
  });
});

const words = fc.constantFrom(
  "Brew Scale",
  "Brew Scale with Timer",
  "Pocket Scale",
  "Brew Scale Corso",
  "Corso Kettle",
);
const given = fc.record({
  title: words,
  productType: fc.constantFrom("Scales", "Scales", "Scales", "Kettles", ""),
  priceMinor: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 900, max: 2500 })),
  costMinor: fc.option(fc.integer({ min: 0, max: 1000 }), { freq: 1 }),
  ratingHundredths: fc.option(fc.integer({ min: 300, max: 500 }), { freq: 1 }),
  isAvailable: fc.integer({ min: 0, max: 9 }).map((die) => die > 0),
});
const shop = fc.record({
  products: fc.array(given, { minLength: 2, maxLength: 8 }),
  moves: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 5, max: 40 })), { minLength: 1, maxLength: 12 }),
});

describe("composeUpgrades, whatever the shop", () => {
  test("proposes dearer products within the step, never lower rated, never itself, at most three a product", () => {
    let proposed = 0;
    fc.assert(
      fc.property(shop, ({ products, moves }) => {
        const all = products.map((one, at) => aProduct(at + 1, one));
        const found = compose(all, basketsOf(ordersOf(moves, all.length)), { now });
        const perProduct = new Map<number, number>();
        for (const [from, to] of pairsOf(found)) {
          const [lesser, better] = [products[from - 1], products[to - 1]];
          if (!lesser || !better) throw new Error("Only products of the shop are proposed");
          expect(from).not.toBe(to);
          expect(better.priceMinor).toBeGreaterThanOrEqual(1.1 * lesser.priceMinor);
          expect(better.priceMinor).toBeLessThanOrEqual(2.5 * lesser.priceMinor);
          expect(better.ratingHundredths ?? 500).toBeGreaterThanOrEqual(lesser.ratingHundredths ?? 0);
          expect([lesser.isAvailable, better.isAvailable]).toEqual([true, true]);
          perProduct.set(from, (perProduct.get(from) ?? 0) + 1);
          proposed++;
        }
        expect(Math.max(0, ...perProduct.values())).toBeLessThanOrEqual(3);
        expect(found.proposals.every(({ upgrade }) => (upgrade?.signals.length ?? 0) >= 2)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(proposed).toBeGreaterThan(10);
  });

  test("proposes the same, in the same sequence, whatever the order of products and orders", () => {
    fc.assert(
      fc.property(shop, ({ products, moves }) => {
        const all = products.map((one, at) => aProduct(at + 1, one));
        const orders = ordersOf(moves, all.length);
        const found = compose(all, basketsOf(orders), { now });
        expect(compose(all.toReversed(), basketsOf(orders.toReversed()), { now })).toEqual(found);
      }),
    );
  });
});

function membersOf(...ids: number[]) {
  return ids.map((id) => ({ productId: BigInt(id), quantity: 1 }));
}

function ordersOf(moves: readonly [number, number, number][], products: number): GivenOrder[] {
  const moved = moves.flatMap(([from, to, count], at) =>
    from % products === to % products ? [] : moving(count, 1 + (from % products), 1 + (to % products), String(at)),
  );
  return [...moved, ...OTHERS];
}
