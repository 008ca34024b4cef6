import type { MetaobjectDefinition } from "#test/local-store/admin-api/app-config.ts";
import { toHundredths } from "#test/local-store/cart/market-price.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldMarket, WorldProduct } from "#test/local-store/world/types.ts";
import type { LiquidObject } from "./lazily.ts";

/**
 * - *scene*: for whom one page is rendered: the shop at this moment, the visitor's market, language and account. Every Liquid
 *   object of a page is made from its scene.
 */
export type Scene = {
  shop: LocalShop;
  /** Whose `$app` it is. */
  appId: number;
  /** The metaobject types it declares. */
  metaobjects: MetaobjectDefinition[];
  nowMs: number;
  market: WorldMarket;
  countryCode: string;
  locale: string;
  customerId: number | null;
  companyId: number | null;
  designMode: boolean;
  /** The variant that the address names (`?variant=`). */
  variantId: number | null;
  /** Products that the merchant does not sell in this market. */
  outOfMarket: ReadonlySet<number>;
  /** A product's price at home as it is in the market, in minor units of its currency. */
  price(minor: number): number;
  /** Product objects made for this page, by id. */
  products: Map<number, LiquidObject>;
};

/** An amount of the shop's currency as this page's visitor sees it. */
export function shownPrice(scene: Scene, minor: number): number {
  return toHundredths(scene.price(minor), scene.market.currency);
}

/** Whether a visitor of this market may see the product at all; Liquid gives nil for the others. */
export function isVisible(scene: Scene, product: WorldProduct): boolean {
  const isPublished = product.publishedAt !== null && Date.parse(product.publishedAt) <= scene.nowMs;
  return product.status === "active" && isPublished && !scene.outOfMarket.has(product.id);
}
