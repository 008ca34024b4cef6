import { createHash } from "node:crypto";
import { composeRule, composeTerms, keepTermsSmall } from "./compose-terms.ts";
import { BUNDLE_PRODUCTS, BUNDLES_BYTES, byteLength } from "./limits.ts";
import { byRank, type Cut, type LiveOffer, type Wanted } from "./live-offer.ts";
import { type BundleEntry, type Rule, WIRE_VERSION } from "./wire.ts";

/** A level of an offer as it is published: its entry on the anchor's page, and the rule that has to be granted before. */
export type PublishedSet = { offer: LiveOffer; entry: BundleEntry; rule: Rule | null; ruleId: string | null };

/** What an offer is in Shopify. */
export type Circumstances = {
  /** The day it is in the shop's time zone. */
  today: string;
  /** Products that Shopify turned out not to have. */
  missing: ReadonlySet<bigint>;
};

/** The sets of all offers that are to be shown, best offers first; what has no room on its page is cut by rank. */
export function chooseSets(wanted: Wanted, at: Circumstances): { sets: PublishedSet[]; cuts: Cut[] } {
  const cuts: Cut[] = [];
  const sets: PublishedSet[] = [];
  const pages = new Map<bigint, PublishedSet[]>();
  for (const offer of listOffers(wanted, at, cuts)) {
    if (offer.kind === "upgrade") continue;
    const own = composeSets(offer, wanted);
    if (offer.campaign) {
      sets.push(...own);
      continue;
    }
    const page = pages.get(offer.anchorId) ?? [];
    if (!fitsPage([...page, ...own])) {
      cuts.push({ offerId: offer.offerId, versionId: offer.versionId, reason: "page-full" });
      continue;
    }
    pages.set(offer.anchorId, [...page, ...own]);
    sets.push(...own);
  }
  return { sets, cuts };
}

/** Offers that can be published at all, best first. */
export function listOffers(wanted: Wanted, { today, missing }: Circumstances, cuts: Cut[]): LiveOffer[] {
  if (!wanted.isOn) return [];
  return [...wanted.offers].sort(byRank).filter((offer) => {
    const { offerId, versionId } = offer;
    const members = offer.levels.flatMap((level) => level.members.map((member) => member.productId));
    const reason =
      offer.until !== null && offer.until < today
        ? ("over" as const)
        : // A product that only an uploaded file tells of has a negative id.
          members.length === 0 || [offer.anchorId, ...members].some((id) => id <= 0n || missing.has(id))
          ? ("not-in-shopify" as const)
          : null;
    if (reason) cuts.push({ offerId, versionId, reason });
    return reason === null;
  });
}

function composeSets(offer: LiveOffer, { caps }: Wanted): PublishedSet[] {
  const { versionId: id, kind } = offer;
  if (kind === "upgrade") return [];
  return offer.levels.map((level) => {
    const terms = keepTermsSmall(composeTerms(level, caps), offer);
    const rule = composeRule(terms, offer);
    const entry: BundleEntry = {
      id,
      kind,
      slots: terms.slots,
      pct: terms.pct,
      ...(terms.caps && { caps: terms.caps }),
      ...displayTerms(offer),
    };
    return { offer, entry, rule, ruleId: rule && hashRule(rule) };
  });
}

/** When, to whom and in which words an offer is shown. */
export function displayTerms({ words, from, until, audience }: LiveOffer) {
  return { ...(words && { words }), ...(from && { from }), ...(until && { until }), ...(audience && { audience }) };
}

/** The same for the same content, whoever promises it. */
export function hashRule(rule: Rule): string {
  return createHash("sha256").update(JSON.stringify(rule)).digest("hex").slice(0, 16);
}

function fitsPage(page: readonly PublishedSet[]): boolean {
  const [first] = page;
  if (!first) return true;
  return (
    byteLength({ v: WIRE_VERSION, b: page.map((set) => set.entry) }) <= BUNDLES_BYTES &&
    listCompanions(first.offer.anchorId, page).length <= BUNDLE_PRODUCTS
  );
}

/** The products beside the anchor that a page's sets show, in the order of the sets. */
export function listCompanions(anchorId: bigint, page: readonly PublishedSet[]): bigint[] {
  const ids = page.flatMap(({ entry }) => entry.slots.flatMap((slot) => slot.p.map(BigInt)));
  return [...new Set(ids)].filter((id) => id !== anchorId);
}
