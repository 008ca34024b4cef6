/** How shops write amounts, as their settings in Shopify say it: what stands before the amount, and the amount's form. */
const FORMATS: Record<string, [sign: string, form: string]> = {
  AUD: ["$", "amount"],
  CAD: ["$", "amount"],
  CHF: ["CHF ", "amount"],
  EUR: ["€", "amount_with_comma_separator"],
  GBP: ["£", "amount"],
  JPY: ["¥", "amount_no_decimals"],
  USD: ["$", "amount"],
};

/** The money format of a currency; by its code where no sign is known. */
export function moneyFormatOf(currency: string): string {
  const [sign, form] = FORMATS[currency] ?? [`${currency} `, "amount"];
  return `${sign}{{${form}}}`;
}
