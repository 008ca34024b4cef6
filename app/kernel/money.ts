/**
 * Money is an integer of minor units with its currency's code beside it. Nothing here rounds silently.
 */

/** ISO 4217: currencies whose minor unit is not a hundredth. Three-decimal ones are untried against Shopify. */
const EXPONENTS: Record<string, number> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
};

/** How many decimals an amount in `currency` has. */
export function currencyExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/**
 * Minor units of a decimal string as Shopify writes amounts ("12.5", "12.00", "-3", "100.0" yen).
 * @throws RangeError when it is no decimal number, or has more decimals than the currency.
 */
export function parseMinor(amount: string, currency: string): number {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(amount.trim());
  if (!match) throw new RangeError(`"${amount}" is not an amount of money`);
  const [, sign, whole = "0", decimals = ""] = match;
  const exponent = currencyExponent(currency);
  const significant = decimals.replace(/0+$/, "");
  if (significant.length > exponent) throw new RangeError(`"${amount}" has more decimals than ${currency} knows`);
  const minor = Number(whole + significant.padEnd(exponent, "0"));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`"${amount}" is too large`);
  return sign && minor !== 0 ? -minor : minor;
}

/** The decimal string of `minor` units, with exactly the decimals of the currency: (1250, "GBP") is "12.50". */
export function toDecimal(minor: number, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(minor)).padStart(exponent + 1, "0");
  const whole = digits.slice(0, digits.length - exponent);
  const sign = minor < 0 ? "-" : "";
  return exponent === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-exponent)}`;
}
