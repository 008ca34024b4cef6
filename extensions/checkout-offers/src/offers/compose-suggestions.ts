import type { BundleEntry } from "#app/pipeline/publishing/wire.ts";
import { isOpen } from "./check-open.ts";
import { composeMember } from "./compose-member.ts";
import type { Companion } from "./find-companions.ts";
import type { Live } from "./live.ts";
import { type Choice, type Member, toAddition } from "./offer.ts";
import { type Addition, type OfferPrice, priceAdditions } from "./price-offer.ts";
import { type Situation, toTerms } from "./situation.ts";

/** A product that goes with the order, by the offer of that id. */
export type Suggestion = { id: string; member: Member };

/** Suggestions that make a set among themselves, and what that comes to in a new cart. */
export type OwnSet = {
  entry: BundleEntry;
  additions: readonly Addition[];
  titles: readonly string[];
  price: OfferPrice;
};

/** What can be bought of it now, `most` at most. */
export function composeSuggestions(companions: readonly Companion[], live: Live, most: number): Suggestion[] {
  const all = companions.flatMap(({ entry, products, quantity }) => {
    const member = composeMember(products, quantity, live);
    return member ? [{ id: entry.id, member }] : [];
  });
  return all.slice(0, most);
}

/**
 * The set that saves most of those that chosen products make among themselves, by what is published on them. The order itself is
 * paid: its products fill no slot of a new cart, so without such a set nothing is promised but the prices.
 */
export function findOwnSet(chosen: readonly Choice[], live: Live, situation: Situation): OwnSet | null {
  const { audiences } = situation.published;
  const entries = chosen
    .flatMap(({ product }) => product.bundles)
    .filter((entry) => entry.kind !== "quantity" && entry.pct > 0 && isOpen(entry, situation.now, audiences));
  const unbought = { ...situation.published, bundles: new Map(), rules: new Map() };
  const terms = toTerms({ ...situation, published: unbought }, live);
  const sets = entries.flatMap((entry): OwnSet[] => {
    const filled = entry.slots.map(({ p, q }) => ({ q, choice: chosen.find(({ product }) => p.includes(product.id)) }));
    const own = filled.flatMap(({ q, choice }) => (choice ? [{ q, choice }] : []));
    const isWhole = own.length === filled.length && new Set(own.map(({ choice }) => choice)).size === own.length;
    const additions = own.map(({ q, choice }) => toAddition(choice, q));
    const price = isWhole ? priceAdditions([], additions, terms) : null;
    const titles = own.map(({ choice }) => choice.product.title);
    return price && price.savingMinor > 0 ? [{ entry, additions, titles, price }] : [];
  });
  return sets.sort((one, other) => other.price.savingMinor - one.price.savingMinor)[0] ?? null;
}
