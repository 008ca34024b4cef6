import { composeMember } from "./compose-member.ts";
import type { NearSet } from "./find-sets.ts";
import type { Live } from "./live.ts";
import { type SetOffer, toAddition } from "./offer.ts";
import type { Terms } from "./price-cart.ts";
import { priceAdditions } from "./price-offer.ts";
import type { CartLine } from "./read-cart.ts";

/**
 * The sets that can be offered now, those that save most first, then those that only go well with the cart. Left out: what
 * can't be bought now, sets that promise a saving and would take off no more than is taken off already, and what lacks a
 * product that an offer before it asks for.
 */
export function composeSetOffers(
  sets: readonly NearSet[],
  cart: readonly CartLine[],
  live: Live,
  terms: Terms,
): SetOffer[] {
  const offers = sets.flatMap((set) => composeSetOffer(set, cart, live, terms));
  const ranked = offers.sort((one, other) => other.price.savingMinor - one.price.savingMinor);
  const taken = new Set<number>();
  return ranked.filter(({ members }) => {
    const asked = members.flatMap(({ choices }) => choices.map(({ product }) => product.id));
    const isFree = !asked.some((id) => taken.has(id));
    for (const id of asked) taken.add(id);
    return isFree;
  });
}

function composeSetOffer({ entry, missing }: NearSet, cart: readonly CartLine[], live: Live, terms: Terms): SetOffer[] {
  const members = missing.map(({ p, q }) => composeMember(p, q, live));
  if (!members.every((member) => member !== null)) return [];
  const additions = members.map(({ preferred, quantity }) => toAddition(preferred, quantity));
  const price = priceAdditions(cart, additions, terms);
  // A set without a saving is worth saying; one that would cost another saving, or adds none, is not.
  if (!price || price.savingMinor < 0 || (entry.pct > 0 && price.savingMinor === 0)) return [];
  const words = (entry.words && live.words.get(entry.words)) || null;
  return [{ kind: "set", id: entry.id, entry, members, price, words }];
}
