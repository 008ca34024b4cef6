import { currencyExponent } from "#app/kernel/money.ts";

/** What a line says that it was promised. `unit`: the price of one, where the page was sure of it. */
export type LinePromise = { percent: number; unit: { hundredths: number; currency: string } | null };

/**
 * Reads a line's promise: `5`, or `5@1999GBP` with the price in Liquid's hundredths. What is anything else promises nothing
 * that could be checked: null.
 */
export function parsePromise(text: string | null): LinePromise | null {
  const match = /^(\d{1,3}(?:\.\d{1,2})?)(?:@(\d{1,11})([A-Z]{3}))?$/.exec(text ?? "");
  if (!match) return null;
  const [, percent = "", hundredths, currency] = match;
  if (Number(percent) > 100) return null;
  const unit = hundredths && currency ? { hundredths: Number(hundredths), currency } : null;
  return { percent: Number(percent), unit };
}

/**
 * The price of one as it was promised, in minor units; what was charged before discounts where the line does not say, or
 * says it in another currency: the shopper changed the country on the way.
 *
 * Liquid counts in hundredths whatever the currency. That a currency with thousandths is cut to them is an assumption.
 */
export function promisedUnitMinor(
  promise: LinePromise | null,
  { unitMinor, quantity }: { unitMinor: number; quantity: number },
  currency: string,
): number {
  if (promise?.unit?.currency !== currency) return unitMinor;
  const shown = toMinor(promise.unit.hundredths, unitMinor, currency);
  return Number.isSafeInteger(shown * quantity) ? shown : unitMinor;
}

function toMinor(hundredths: number, unitMinor: number, currency: string): number {
  switch (currencyExponent(currency)) {
    case 0:
      return Math.round(hundredths / 100);
    case 3:
      return Math.floor(unitMinor / 10) === hundredths ? unitMinor : hundredths * 10;
    default:
      return hundredths;
  }
}
