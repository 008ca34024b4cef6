import { Decimal, round } from "#app/liquid/decimal.ts";
import { readProperty, toNumber, toText } from "#app/liquid/values.ts";
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

/** The filters that write an amount: a whole number of hundredths, in every currency. */
export function moneyFilters({ moneyFormat, moneyWithCurrencyFormat, currency }: LiquidWorld): Filters {
  const withCurrency = moneyWithCurrencyFormat ?? `${moneyFormat} ${currency}`;
  const bare = PLACEHOLDER.exec(moneyFormat)?.[0] ?? "{{amount}}";
  return {
    money: (value) => formatMoney(value, moneyFormat),
    money_with_currency: (value) => formatMoney(value, withCurrency),
    money_without_currency: (value) => formatMoney(value, bare),
    money_without_trailing_zeros: (value) => formatMoney(value, moneyFormat, toNumber(value) % 100 === 0),
    money_amount: (value) => (isNothing(value) ? "" : String(new Decimal(toNumber(value) / 100))),
    unit_price_with_measurement: (price, { positional: [measurement] }) => {
      const written = typeof price === "string" ? price : formatMoney(price, moneyFormat);
      return written + writeMeasurement(measurement);
    },
  };
}

function formatMoney(value: unknown, format: string, isBare = false): string {
  if (isNothing(value)) return "";
  return format.replace(PLACEHOLDER, (_, name: string) => {
    const layout = LAYOUTS[name] ?? { thousands: ",", decimal: ".", decimals: 2 };
    return writeAmount(toNumber(value), isBare ? { ...layout, decimals: 0 } : layout);
  });
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}

function writeAmount(hundredths: number, { thousands, decimal, decimals }: Layout): string {
  const wanted = decimals === 0 ? round(Math.abs(hundredths) / 100, 0) * 100 : round(Math.abs(hundredths), 0);
  const digits = String(wanted).padStart(3, "0");
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, thousands);
  const sign = hundredths < 0 && wanted !== 0 ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}${decimal}${digits.slice(-2)}`;
}

/** "/100ml", or "/kg" where it is one of it. */
function writeMeasurement(measurement: unknown): string {
  const unit = toText(readProperty(measurement, "reference_unit"));
  const value = readProperty(measurement, "reference_value");
  return unit === "" ? "" : `/${toNumber(value) === 1 ? "" : toText(value)}${unit}`;
}
