import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";

/**
 * What the storefront remembers of one browser, found by a cookie.
 */
export interface ShopperSession {
  /** The cookie's value. */
  token: string;
  /** The cart of this browser; null before anything was put into one. */
  cartToken: string | null;
  /** Who is signed in. */
  customerId: number | null;
  /** The company that a signed-in customer buys for (B2B). */
  companyId: number | null;
  /** ISO 3166 alpha-2; it decides the market, and with it the currency. */
  countryCode: string;
  /** ISO 639-1: the language the shopper reads in. */
  locale: string;
  /** The page stands in the theme editor. */
  designMode: boolean;
  /** Themes without `Shopify.actions`: scripts have to fall back to the Ajax API. */
  actionsOff: boolean;
  /** When this browser was last seen, in the store's time. */
  seenAt: string;
}

/** The market that sells to a country: the one that names it, else the primary one. */
export function marketOf({ world }: Pick<LocalShop, "world">, countryCode: string): WorldMarket {
  const { markets, domain } = world.shop;
  const found =
    markets.find((market) => market.countryCodes.includes(countryCode)) ?? markets.find(({ primary }) => primary);
  if (!found) throw new Error(`${domain} has no primary market`);
  return found;
}
