import { toNumber } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";

type Layout = { thousands: string; decimal: string; decimals: 0 | 2 };

/** Shopify's placeholders of a money format (help.shopify.com/manual/international/pricing/currency-formatting). */
const LAYOUTS: Record<string, Layout> = {
  amount: { thousands: ",", decimal: ".", decimals: 2 },
  amount_no_decimals: { thousands: ",", decimal: ".", decimals: 0 },
  amount_with_comma_separator: { thousands: ".", decimal: ",", decimals: 2 },
  amount_no_decimals_with_comma_separator: { thousands: ".", decimal: ",", decimals: 0 },
  amount_with_apostrophe_separator: { thousands: "'", decimal: ".", decimals: 2 },
  amount_no_decimals_with_space_separator: { thousands: " ", decimal: ",", decimals: 0 },
  amount_with_space_separator: { thousands: " ", decimal: ",", decimals: 2 },
  amount_with_period_and_space_separator: { thousands: " ", decimal: ".", decimals: 2 },
};
const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/;

/** The filters that write an amount, each an integer of hundredths. */
export function moneyFilters({ moneyFormat, moneyWithCurrencyFormat, currency }: LiquidWorld): Filters {
  const withCurrency = moneyWithCurrencyFormat ?? `${moneyFormat} ${currency}`;
  const bare = PLACEHOLDER.exec(moneyFormat)?.[0] ?? "{{amount}}";
  return {
    money: (value) => formatMoney(value, moneyFormat),
    money_with_currency: (value) => formatMoney(value, withCurrency),
    money_without_currency: (value) => formatMoney(value, bare),
    money_without_trailing_zeros: (value) => withoutTrailingZeros(value, moneyFormat),
  };
}

/** An amount as `format` says; what is no number stays away, as in Shopify. */
function formatMoney(value: unknown, format: string): string {
  if (value === null || value === undefined || value === "") return "";
  return format.replace(PLACEHOLDER, (_, name: string) => writeAmount(toNumber(value), layoutOf(name)));
}

function withoutTrailingZeros(value: unknown, format: string): string {
  const isWhole = toNumber(value) % 100 === 0;
  if (!isWhole || value === null || value === undefined || value === "") return formatMoney(value, format);
  return format.replace(PLACEHOLDER, (_, name: string) =>
    writeAmount(toNumber(value), { ...layoutOf(name), decimals: 0 }),
  );
}

function layoutOf(name: string): Layout {
  return LAYOUTS[name] ?? { thousands: ",", decimal: ".", decimals: 2 };
}

function writeAmount(hundredths: number, { thousands, decimal, decimals }: Layout): string {
  const rounded = decimals === 0 ? Math.round(Math.abs(hundredths) / 100) * 100 : Math.round(Math.abs(hundredths));
  const digits = String(rounded).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = hundredths < 0 ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}${decimal}${digits.slice(-2)}`;
}
