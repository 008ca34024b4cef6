import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { convertMinor, currencyExponent, formatMinor } from "#test/local-store/world/money.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";

/** An amount in both currencies of an order, `MoneyBag` in the schema. */
export interface MoneyBag {
  __typename: "MoneyBag";
  minor: number;
  /** What was charged, where it is known; else `minor` at the order's rate. */
  presentmentMinor?: number | undefined;
  order: Pick<WorldOrder, "currency" | "presentmentCurrency" | "presentmentRate">;
}

/** One amount, `MoneyV2` in the schema. */
export interface Money {
  __typename: "MoneyV2";
  minor: number;
  currency: string;
}

export function moneyBag(order: MoneyBag["order"], minor: number, presentmentMinor?: number): MoneyBag {
  return { __typename: "MoneyBag", minor, presentmentMinor, order };
}

export function money(minor: number, currency: string): Money {
  return { __typename: "MoneyV2", minor, currency };
}

/** As Shopify writes `MoneyV2.amount`: no zeros at the end but at least one decimal, `79.9` and `80.0`. */
export function amountText(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const text = formatMinor(minor, exponent);
  if (exponent === 0) return `${text}.0`;
  if (!text.endsWith("0")) return text;
  return text.replace(/0+$/, "").replace(/\.$/, ".0");
}

/** As Shopify writes the older `Money` scalar: all places of the currency, `79.90`. */
export function priceText(minor: number, currency: string): string {
  return formatMinor(minor, currencyExponent(currency));
}

function presentment({ minor, presentmentMinor, order }: MoneyBag): Money {
  if (presentmentMinor !== undefined) return money(presentmentMinor, order.presentmentCurrency);
  const converted = convertMinor(minor, order.currency, order.presentmentCurrency, order.presentmentRate);
  return money(converted, order.presentmentCurrency);
}

export const moneyTypes: Record<string, ObjectResolvers> = {
  MoneyBag: resolversOf<MoneyBag>({
    shopMoney: ({ minor, order }) => money(minor, order.currency),
    presentmentMoney: presentment,
  }),
  MoneyV2: resolversOf<Money>({
    amount: ({ minor, currency }) => amountText(minor, currency),
    currencyCode: ({ currency }) => currency,
  }),
};
