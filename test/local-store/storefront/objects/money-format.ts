/** How shops write amounts, as their settings in Shopify say it. */
const FORMATS: Record<string, string> = {
  AUD: "${{amount}}",
  CAD: "${{amount}}",
  CHF: "CHF {{amount}}",
  EUR: "€{{amount_with_comma_separator}}",
  GBP: "£{{amount}}",
  JPY: "¥{{amount_no_decimals}}",
  USD: "${{amount}}",
};

/** The money format of a currency; by its code where no sign is known. */
export function moneyFormatOf(currency: string): string {
  return FORMATS[currency] ?? `{{amount}} ${currency}`;
}
