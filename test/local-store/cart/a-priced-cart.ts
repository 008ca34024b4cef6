import { expect } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import type { StoredDiscount } from "#test/local-store/admin-api/state.ts";
import { createLocalShop, type LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";
import { type Cart, emptyCart } from "./cart.ts";
import { addLines } from "./change-cart.ts";
import { addDiscount, type DiscountWish } from "./merchant-discount.ts";
import type { RunFunction } from "./offer-function-discount.ts";
import { type PriceContext, priceCart } from "./price-cart.ts";

export const MUG = 45_100_000_000_001;
export const TEAPOT = 45_100_000_000_002;
export const GIFT_CARD = 45_100_000_000_003;
export const PLAN = 4_100_000_001;
const START = "2026-11-01T00:00:00Z";
export const GBP: WorldMarket = {
  id: 1,
  handle: "gb",
  name: "UK",
  currency: "GBP",
  countryCodes: ["GB"],
  rate: 1,
  primary: true,
};

/** A mug at 10.00, a teapot at 20.00, both also by subscription, and a gift card at 10.00. */
export function aShop(...discounts: DiscountWish[]): LocalShop {
  const [mug, teapot] = [aProduct(1, "Mug"), aProduct(2, "Teapot")];
  for (const product of [mug, teapot]) product.sellingPlans = [{ id: PLAN, name: "Monthly" }];
  for (const variant of teapot.variants) variant.priceMinor = 2000;
  const card = { ...aProduct(3, "Card"), isGiftCard: true };
  const shop = createLocalShop(aSmallWorld({ products: [mug, teapot, card] }));
  for (const wish of discounts) addDiscount(shop, wish, START);
  return shop;
}

export function aCart(shop: LocalShop, lines: [number, number, number?][], codes: string[] = []): Cart {
  const cart = { ...emptyCart("c1"), discountCodes: codes };
  const wishes = lines.map(([variantId, quantity, plan]) => ({ variantId, quantity, sellingPlanId: plan ?? null }));
  // The last one that is added stands at the top.
  expect(addLines(shop, cart, wishes.reverse())).toMatchObject({ ok: true });
  return cart;
}

export const appDiscount: StoredDiscount = {
  id: 1,
  title: "Sets",
  functionHandle: "bundle-discount",
  startsAt: START,
  endsAt: null,
  discountClasses: ["PRODUCT"],
  combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
  appliesOnOneTimePurchase: true,
  appliesOnSubscription: false,
  recurringCycleLimit: 1,
  tags: [],
  createdAt: START,
  updatedAt: START,
};

type Candidate = {
  line?: number;
  lines?: number[];
  quantity?: number;
  value: object;
  message?: string;
  needs?: [number, number][];
};

/** A Function that answers these candidates, whatever it is asked; lines are named by their place. */
export function answering(candidates: Candidate[], selectionStrategy = "ALL"): RunFunction {
  return async ({ cart }) => {
    const id = (at: number) => cart.lines[at]?.id ?? "none";
    const written = candidates.map(({ line = 0, lines = [line], quantity, value, message, needs }) => ({
      targets: lines.map((at) => ({ cartLine: { id: id(at), ...(quantity ? { quantity } : {}) } })),
      value,
      ...(message ? { message } : {}),
      ...(needs ? { prerequisites: needs.map(([at, n]) => ({ cartLine: { id: id(at), quantity: n } })) } : {}),
    }));
    return { output: { operations: [{ productDiscountsAdd: { selectionStrategy, candidates: written } }] } };
  };
}

export const off = (value: string | number) => ({ percentage: { value } });
export const context = (change: Partial<PriceContext> = {}): PriceContext => ({
  market: GBP,
  customerId: null,
  companyId: null,
  nowMs: Date.parse("2026-11-22T12:00:00Z"),
  ...change,
});

export async function reductions(shop: LocalShop, cart: Cart, run?: RunFunction, change: Partial<PriceContext> = {}) {
  if (run) shop.admin.discounts = shop.admin.discounts.length > 0 ? shop.admin.discounts : [appDiscount];
  const { lines, ...priced } = await priceCart(shop, cart, context(change), run);
  return {
    ...priced,
    off: lines.map(({ discounts }) => discounts.map(({ title, amountMinor }) => [title, amountMinor])),
  };
}
