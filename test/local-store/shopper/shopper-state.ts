import type { Cart } from "#test/local-store/cart/cart.ts";
import type { MerchantDiscount } from "#test/local-store/cart/merchant-discount.ts";
import type { Checkout } from "#test/local-store/checkout/checkout.ts";
import type { ShopperSession } from "./session.ts";

/** What the storefront of one shop holds beside the world: by token each. Plain JSON, kept between runs. */
export interface ShopperState {
  sessions: Record<string, ShopperSession>;
  carts: Record<string, Cart>;
  checkouts: Record<string, Checkout>;
  /** Codes and automatic discounts of the merchant's own; those of the app are in the Admin API's state. */
  discounts: MerchantDiscount[];
  /** What discount Functions answered that could not be used: the newest last, each once in a row. */
  functionProblems: { at: string; problem: string }[];
}

/** A storefront that nobody has visited. */
export function createShopperState(): ShopperState {
  return { sessions: {}, carts: {}, checkouts: {}, discounts: [], functionProblems: [] };
}

const PROBLEMS_KEPT = 100;

/** Keeps what is wrong with a Function for whoever looks (`/__control/shops/<shop>/function-problems`). */
export function noteProblems({ functionProblems }: ShopperState, problems: readonly string[], nowMs: number): void {
  for (const problem of problems) {
    if (functionProblems.at(-1)?.problem === problem) continue;
    functionProblems.push({ at: new Date(nowMs).toISOString(), problem });
  }
  functionProblems.splice(0, functionProblems.length - PROBLEMS_KEPT);
}
