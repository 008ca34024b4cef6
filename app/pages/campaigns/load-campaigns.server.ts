import { shopDay } from "#app/kernel/shop-day.ts";
import { type Campaign, type CampaignPage, stateOn } from "#app/pages/campaigns/campaigns.ts";
import { listCaps } from "#app/pages/campaigns/list-caps.server.ts";
import type { Face } from "#app/pages/offers/offers.ts";
import { listFaces } from "#app/pages/offers/product-faces.server.ts";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { getOffer, listOffers } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { handleOfCampaign } from "#app/pipeline/publishing/say-words.ts";
import { db } from "#app/runtime/database.server.ts";
import { getShop } from "#app/shops/store.server.ts";
import { knownTimeZone } from "#app/ui/time-words.ts";

/** Every campaign of this shop, those that are shown first. */
export async function loadCampaigns(shop: string, now: Date): Promise<{ campaigns: Campaign[] }> {
  const offers = await listOffers(db(), shop, { origin: "merchant" });
  const today = shopDay(now, (await getShop(shop))?.timeZone ?? null);
  const faceOf = await listFaces(
    shop,
    offers.flatMap(({ memberIds }) => memberIds),
  );
  const order = ["live", "planned", "draft", "ended"];
  const campaigns = offers.map((offer) => toCampaign(offer, faceOf, today));
  return { campaigns: campaigns.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state)) };
}

/**
 * One campaign of this shop to be changed, or an empty form; null where it has no such campaign.
 * @param chosen products whose caps are asked for besides its own
 */
export async function loadCampaign(
  shop: string,
  offerId: string | null,
  now: Date,
  chosen: readonly bigint[] = [],
): Promise<CampaignPage | null> {
  const offer = offerId === null ? null : await getOffer(db(), shop, offerId);
  if (offerId !== null && offer?.origin !== "merchant") return null;
  const [known, rules, faceOf] = await Promise.all([
    getShop(shop),
    getRules(db(), shop),
    listFaces(shop, offer?.memberIds ?? []),
  ]);
  const today = shopDay(now, known?.timeZone ?? null);
  const timeZone = knownTimeZone(known?.timeZone);
  return {
    campaign: offer && toCampaign(offer, faceOf, today),
    today,
    timeZone,
    floorPercent: rules.marginFloorPercent,
    caps: await listCaps(shop, [...(offer?.memberIds ?? []), ...chosen], rules.marginFloorPercent),
  };
}

function toCampaign(offer: StoredOffer, faceOf: (productId: bigint) => Face, today: string): Campaign {
  const { offerId, memberIds, levels, fromDay, untilDay, words, decision } = offer;
  const [level] = levels;
  const said = decision === "paused" ? "draft" : decision === "accepted" || decision === "pinned" ? "shown" : "ended";
  return {
    ...{ offerId, fromDay, untilDay, handle: handleOfCampaign(offerId), state: stateOn(today, offer, said) },
    ...{ title: words?.title ?? "", text: words?.text ?? "", faces: memberIds.map(faceOf) },
    ...{ choose: level?.choose ?? null, savingPercent: level?.savingPercent ?? 0 },
  };
}
