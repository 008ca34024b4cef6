import { convertMinor, currencyExponent, formatMinor } from "#test/local-store/world/money.ts";

/** Values as Shopify's REST-shaped payloads write them: money as decimal text, times with the shop's offset, gids. */

export interface MoneySet {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
}

/** Which currencies an order's amounts are told in. */
export interface OrderCurrencies {
  currency: string;
  presentmentCurrency: string;
  presentmentRate: number;
}

/** Minor units of a currency as decimal text: 7998 GBP is `79.98`. */
export function toDecimal(minor: number, currency: string): string {
  return formatMinor(minor, currencyExponent(currency));
}

/** The same amount in the shop's currency and in the shopper's: what was charged, where it is known, else at the rate. */
export function toMoneySet(minor: number, order: OrderCurrencies, presentmentMinor?: number): MoneySet {
  const { currency, presentmentCurrency, presentmentRate } = order;
  const shown = presentmentMinor ?? convertMinor(minor, currency, presentmentCurrency, presentmentRate);
  return {
    shop_money: { amount: toDecimal(minor, currency), currency_code: currency },
    presentment_money: { amount: toDecimal(shown, presentmentCurrency), currency_code: presentmentCurrency },
  };
}

/** A moment with the offset of the shop's time zone, to the second: `2026-03-01T09:30:00-05:00`. */
export function toShopTime(iso: string, timeZone: string): string {
  const at = new Date(iso);
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}${offset}`;
}

/** `gid://shopify/Order/1001`. */
export function toGid(kind: string, id: number): string {
  return `gid://shopify/${kind}/${id}`;
}
