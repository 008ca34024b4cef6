import { amountText } from "#test/local-store/admin-api/types/money.ts";
import type { Scene } from "#test/local-store/storefront/objects/scene.ts";

/** A price at home as the scene's market has it, in the fields of `MoneyV2`. */
export function storefrontMoney({ price, market }: Scene, minor: number): { amount: string; currencyCode: string } {
  return { amount: amountText(price(minor), market.currency), currencyCode: market.currency };
}

/** From the least to the most of some prices at home. */
export function priceRange(scene: Scene, minors: number[]) {
  return {
    minVariantPrice: storefrontMoney(scene, Math.min(...minors)),
    maxVariantPrice: storefrontMoney(scene, Math.max(...minors)),
  };
}
