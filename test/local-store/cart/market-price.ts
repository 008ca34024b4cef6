import type { LocalShop } from "#test/local-store/local-shop.ts";
import { convertMinor, currencyExponent } from "#test/local-store/world/money.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";
import { dividedHalfUp, requireDecimal, timesHalfUp } from "./exact.ts";

type ShopLike = Pick<LocalShop, "world">;

/** What an amount of the shop's currency is in a market's, rounded half up to the market currency's minor unit. */
export function presentmentPrice({ world }: ShopLike, market: WorldMarket, minor: number): number {
  return convertMinor(minor, world.shop.currency, market.currency, market.rate);
}

/** What a product's price at home is in a market: by so many percent more or less, as the market's price list says, then in its currency. */
export function productPrice(shop: ShopLike, market: WorldMarket, minor: number): number {
  const adjusted = timesHalfUp(minor, requireDecimal(100 + (market.priceAdjustmentPercent ?? 0)), -2);
  return presentmentPrice(shop, market, adjusted);
}

/** The way back: what an amount of a market's currency is in the shop's, rounded half up. */
export function shopPrice({ world }: ShopLike, market: WorldMarket, minor: number): number {
  const { currency } = world.shop;
  if (market.currency === currency) return minor;
  const shift = currencyExponent(currency) - currencyExponent(market.currency);
  return dividedHalfUp(minor, requireDecimal(market.rate), shift);
}

/** The amount as Liquid and the Ajax API count every currency: in hundredths, so 1000 yen is 100000. */
export function toHundredths(minor: number, currency: string): number {
  const shift = 2 - currencyExponent(currency);
  return shift >= 0 ? minor * 10 ** shift : Math.round(minor / 10 ** -shift);
}
