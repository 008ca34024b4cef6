import { createHash } from "node:crypto";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import type { LiveOffer } from "./live-offer.ts";
import type { Words } from "./wire.ts";

/** What the merchant says for an offer, as it is published; null where they leave it to the theme. A campaign has its own place. */
export function toWords({ origin, words }: Pick<StoredOffer, "origin" | "words">): Words | null {
  if (origin === "merchant" || !words?.title) return null;
  return { title: words.title, ...(words.callToAction && { call_to_action: words.callToAction }) };
}

/** The same for the same words: offers that say the same share one, and other words never change what a cached page shows. */
export function handleOfWords({ title, call_to_action }: Words): string {
  return createHash("sha256")
    .update(JSON.stringify([title, call_to_action]))
    .digest("hex")
    .slice(0, 16);
}

/** A campaign's own words, and the handle by which a block of the theme can name it. */
export function toCampaign({ offerId, words }: Pick<StoredOffer, "offerId" | "words">): LiveOffer["campaign"] {
  return { handle: handleOfCampaign(offerId), title: words?.title || "Offer", text: words?.text || null };
}

export function handleOfCampaign(offerId: string): string {
  return `campaign-${offerId.slice(0, 8)}`;
}
