import { currencyExponent } from "#app/kernel/money.ts";
import { percentWithin } from "#app/kernel/price-set.ts";
import type { BundleEntry } from "#app/pipeline/publishing/wire.ts";
import type { Addition } from "./price-offer.ts";
import type { Attribute } from "./read-cart.ts";

/** Beginning so, an attribute is ours, and shoppers are not shown it. */
const OURS = "_tandem_";

/**
 * The marks of a line that a set brings, as the theme's forms send them: which offer it came by, what it was promised and the
 * shopper's arm. They say what was promised, and decide nothing about what is charged.
 */
export function setMarks(
  entry: BundleEntry,
  added: Addition,
  { currency, arm }: { currency: string; arm: string | null },
): Attribute[] {
  const promise = `${percentWithin(entry.pct, entry.caps, added)}@${toHundredths(added.unitMinor, currency)}${currency}`;
  return [...offerMarks(entry.id, arm), { key: "_tandem_promise", value: promise }];
}

/** The attributes of a line that an upgrade takes over: the shopper's own stay, marks of an offer it came by are not its. */
export function upgradeMarks(attributes: readonly Attribute[], offerId: string, arm: string | null): Attribute[] {
  const own = attributes.filter(({ key }) => !key.startsWith(OURS));
  return [...own.map(({ key, value }) => ({ key, value })), ...offerMarks(offerId, arm)];
}

/** Which offer it was, and the arm where there is one: a preview has none. */
export function offerMarks(offerId: string, arm: string | null): Attribute[] {
  return [{ key: "_tandem_offer", value: offerId }, ...(arm ? [{ key: "_tandem_arm", value: arm }] : [])];
}

/** Promises count in hundredths whatever the currency, as Liquid does. */
function toHundredths(minor: number, currency: string): number {
  return Math.floor(minor * 10 ** (2 - currencyExponent(currency)));
}
