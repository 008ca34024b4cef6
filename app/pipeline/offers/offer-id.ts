import { createHash } from "node:crypto";
import type { Level, Member, OfferKind } from "./offer.ts";

/**
 * Long enough that two offers of one shop never share an id (48 bits of chance at a million offers), short enough to be
 * carried by a line property, by every rule and by every metafield.
 */
const ID_LENGTH = 16;

/**
 * The id of an offer: the same for the same kind, members and origin in every run.
 * A bundle is a set, so its members may come in any sequence. A tier and an upgrade are the way from one product to the
 * next. A quantity break is its product, whatever the quantities.
 */
export function makeOfferId(kind: OfferKind, members: readonly Member[], origin: "mined" | "merchant"): string {
  return hash([kind, origin, ...nameMembers(kind, members)]);
}

/** What an offer promises at one time. Days are those of the shop's own time zone, as 2026-03-31. */
export type Terms = {
  levels: readonly Level[];
  fromDay: string | null;
  untilDay: string | null;
  audience: string | null;
  words: Record<string, string> | null;
};

/** The id of a version: the same for the same offer, levels, dates, audience and words. */
export function makeVersionId(offerId: string, kind: OfferKind, terms: Terms): string {
  const levels = terms.levels.map(({ members, savingPercent, choose }) => [
    savingPercent,
    ...(choose ? [`any ${choose}`] : []),
    ...(kind === "bundle" ? nameMembers(kind, members) : members.map(nameMember)),
  ]);
  const words = Object.entries(terms.words ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash([offerId, levels, terms.fromDay, terms.untilDay, terms.audience, words]);
}

function nameMembers(kind: OfferKind, members: readonly Member[]): string[] {
  if (kind === "quantity") return members.slice(0, 1).map(({ productId }) => String(productId));
  const names = members.map(nameMember);
  return kind === "bundle" ? names.sort() : names;
}

function nameMember({ productId, quantity }: Member): string {
  return `${productId}x${quantity}`;
}

function hash(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, ID_LENGTH);
}
