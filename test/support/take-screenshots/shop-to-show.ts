import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import type { OfferKind } from "#app/pipeline/offers/offer.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import type { StoredOffer } from "#app/pipeline/offers/stored-offer.ts";
import { db } from "#app/runtime/database.server.ts";
import { openWorldWithOffers } from "#test/journeys/in-the-store/a-store-with-offers.ts";
import { settleOffers, untilPublished } from "#test/local-store/demo/settle-offers.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";

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
  await settleOffers(shop, new Date());
  await untilPublished(() => false);
  const last = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const [first, second, third] = world.products.filter(
    ({ status, publishedAt, isGiftCard, requiresSellingPlan, variants }) =>
      status === "active" && publishedAt && !isGiftCard && !requiresSellingPlan && variants.length < 5,
  );
  if (!first || !second || !third) throw new Error("The made-up shop has too few products");
  await campaign({
    title: "The winter table",
    text: "Three things for long evenings.\nOnly until the shop closes for the holidays.",
    productIds: [first, second, third].map(({ id }) => BigInt(id)),
    choose: null,
    savingPercent: 10,
    ...{ fromDay: null, untilDay: last(9) },
  });
  const shown = async (kind: OfferKind) =>
    (await listOffers(db(), shop, {})).filter(
      (one) => one.kind === kind && one.state === "live" && one.origin !== "merchant",
    );
  const [ending] = await shown("bundle");
  const next = { now: new Date(), next: [] };
  if (ending)
    await decideOffer(shop, { offerId: ending.offerId, verb: "dates", fromDay: null, untilDay: last(5) }, next);
  await manners({});
  const pathOf = ({ anchorId }: StoredOffer) =>
    `/products/${app.store.shop(shop).world.products.find(({ id }) => BigInt(id) === anchorId)?.handle}`;
  return {
    store: app.store,
    handle: shop.replace(".myshopify.com", ""),
    offer: async (kind) => {
      const [best] = await shown(kind);
      return best ? { offerId: best.offerId, path: pathOf(best) } : null;
    },
    campaignId: async () => {
      const own = (await listOffers(db(), shop, {})).find(({ origin }) => origin === "merchant");
      return own?.offerId ?? "new";
    },
    close: app.stop,
  };
}
