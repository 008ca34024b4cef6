import { currencyExponent, toDecimal } from "#app/kernel/money.ts";

// Written out here and not left to Intl, for the same reason as the months: server and browser must write the same.
const SIGNS: Record<string, string> = { USD: "$", GBP: "£", EUR: "€", JPY: "¥", INR: "₹", CAD: "CA$", AUD: "A$" };

/** An amount of minor units with its currency: "£1,234.50", "−£3.00", "CHF 12.00". */
export function formatMoney(minor: number, currency: string): string {
  return write(toDecimal(Math.abs(minor), currency), minor < 0, currency);
}

/** An amount that is a guess: from ten units of its currency on, pence would claim more than anybody knows. */
export function formatRoughly(minor: number, currency: string): string {
  if (Math.abs(minor) < 10 ** (currencyExponent(currency) + 1)) return formatMoney(minor, currency);
  const whole = Math.round(Math.abs(minor) / 10 ** currencyExponent(currency));
  return write(String(whole), minor < 0, currency);
}

/** With a joiner after it, so that no line ends between the sign and its amount. */
const MINUS = "−\u2060";

function write(amount: string, isNegative: boolean, currency: string): string {
  const [whole = "0", decimals] = amount.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const sign = SIGNS[currency] ?? `${currency} `;
  return `${isNegative ? MINUS : ""}${sign}${apart}${decimals ? `.${decimals}` : ""}`;
}
