import { currencyExponent, toDecimal } from "#app/kernel/money.ts";

// Written out here and not left to Intl, for the same reason as the months: server and browser must write the same.
const SIGNS: Record<string, string> = { USD: "$", GBP: "£", EUR: "€", JPY: "¥", INR: "₹", CAD: "CA$", AUD: "A$" };

/** An amount of minor units with its currency: "£1,234.50", "−£3.00", "CHF 12.00". */
export function formatMoney(minor: number, currency: string): string {
  return write(toDecimal(Math.abs(minor), currency), minor < 0, currency);
}

/** An amount that is a guess, in whole units of its currency: pence would claim more than anybody knows. */
export function formatRoughly(minor: number, currency: string): string {
  const whole = Math.round(Math.abs(minor) / 10 ** currencyExponent(currency));
  return write(String(whole), minor < 0 && whole > 0, currency);
}

function write(amount: string, isNegative: boolean, currency: string): string {
  const [whole = "0", decimals] = amount.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const sign = SIGNS[currency] ?? `${currency} `;
  return `${isNegative ? "−" : ""}${sign}${apart}${decimals ? `.${decimals}` : ""}`;
}
