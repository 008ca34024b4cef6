import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import type { CampaignTerms } from "#app/pipeline/offers/judge-campaign.ts";
import type { OfferKind } from "#app/pipeline/offers/offer.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { db } from "#app/runtime/database.server.ts";
import { openWorldWithOffers } from "#test/journeys/in-the-store/a-store-with-offers.ts";
import { settleOffers, untilPublished } from "#test/local-store/demo/settle-offers.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { World } from "#test/local-store/world/types.ts";

export type ShopToShow = {
  store: LocalStore;
  handle: string;
  /** An offer of this kind that is shown, and the page that it stands on. Null: none was found. */
  offer: (kind: OfferKind) => Promise<{ offerId: string; path: string } | null>;
  campaignId: () => Promise<string>;
  close: () => Promise<void>;
};

const DAY_MS = 86_400_000;

/** The made-up shop of the demo with offers that its own orders speak for, a campaign, and a bundle that ends. */
export async function openShopToShow(): Promise<ShopToShow> {
  const world = generateWorld({ seed: 1, now: new Date().toISOString(), orders: 6_000 });
  const { app, shop, campaign, manners } = await openWorldWithOffers(world, { isOpenBook: true });
  app.store.setExtensions(shop, "obvious");
  await settleOffers(shop, new Date());
  await untilPublished(() => false);
  await campaign(aCampaign(world));
  // Kept once chosen: what is bought at one width may change which is the best, and both are to show the same.
  const chosen = new Map<OfferKind, StoredOffer>();
  const choose = async (kind: OfferKind): Promise<StoredOffer | undefined> => {
    const offer = chosen.get(kind) ?? (await findBest(shop, kind));
    if (offer) chosen.set(kind, offer);
    return offer;
  };
  const ending = await choose("bundle");
  const circumstances = { now: new Date(), next: [] };
  const dates = { verb: "dates", fromDay: null, untilDay: dayIn(5) } as const;
  if (ending) await decideOffer(shop, { offerId: ending.offerId, ...dates }, circumstances);
  await manners({});
  const pathOf = ({ anchorId }: StoredOffer) =>
    `/products/${app.store.shop(shop).world.products.find(({ id }) => BigInt(id) === anchorId)?.handle}`;
  return {
    store: app.store,
    handle: shop.replace(".myshopify.com", ""),
    offer: async (kind) => {
      const offer = await choose(kind);
      return offer ? { offerId: offer.offerId, path: pathOf(offer) } : null;
    },
    campaignId: async () => {
      const own = (await listOffers(db(), shop, {})).find(({ origin }) => origin === "merchant");
      return own?.offerId ?? "new";
    },
    close: app.stop,
  };
}

/** A bundle is not seen where a tier saves more on its products: one that stands without a tier comes before others. */
async function findBest(shop: string, kind: OfferKind): Promise<StoredOffer | undefined> {
  const offers = await listOffers(db(), shop, {});
  const shown = offers.filter(({ state, origin }) => state === "live" && origin !== "merchant");
  const tiered = new Set(shown.filter((one) => one.kind === "tier").map(({ anchorId }) => anchorId));
  const ofKind = shown.filter((one) => one.kind === kind);
  return ofKind.find(({ anchorId }) => kind !== "bundle" || !tiered.has(anchorId)) ?? ofKind[0];
}

/** Three products of the shop that anybody can buy, for the next nine days. */
function aCampaign({ products }: World): CampaignTerms {
  const chosen = products.filter(
    ({ status, publishedAt, isGiftCard, requiresSellingPlan, variants }) =>
      status === "active" && publishedAt && !isGiftCard && !requiresSellingPlan && variants.length < 5,
  );
  if (chosen.length < 3) throw new Error("The made-up shop has too few products");
  return {
    title: "The winter table",
    text: "Three things for long evenings.\nOnly until the shop closes for the holidays.",
    productIds: chosen.slice(0, 3).map(({ id }) => BigInt(id)),
    choose: null,
    savingPercent: 10,
    ...{ fromDay: null, untilDay: dayIn(9) },
  };
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}
