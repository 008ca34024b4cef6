import { enqueue } from "#app/jobs/enqueue.server.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import type { CampaignTerms } from "#app/pipeline/offers/judge-campaign.ts";
import { saveCampaign } from "#app/pipeline/offers/save-campaign.server.ts";
import { changeOffer } from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import type { LiveOffer } from "#app/pipeline/publishing/live-offer.ts";
import type { PublishingSettings } from "#app/pipeline/publishing/settings.ts";
import { savePublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { World, WorldProduct } from "#test/local-store/world/types.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { standLive } from "#test/pipeline/publishing/stand-live.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";

export type StoreWithOffers = {
  app: RealApp;
  shop: string;
  /** The product with this handle. */
  product: (handle: string) => WorldProduct;
  /** Lets these offers, and no others, be published. Tandem has to run. */
  publish: (offers: readonly LiveOffer[]) => Promise<void>;
  /** Has the merchant put a campaign together and show it, beside what is published. Tandem has to run. */
  campaign: (terms: CampaignTerms) => Promise<void>;
  /** Says how many there are of each variant of a product. */
  stock: (handle: string, quantity: number) => void;
  /** Changes how offers are shown, and waits until the pages are told. */
  manners: (changed: Partial<PublishingSettings>) => Promise<void>;
};

/** A small shop that Tandem is installed in and has read; its blocks stand in the obvious places, everybody sees offers. */
export function openStoreWithOffers(seed: number): Promise<StoreWithOffers> {
  return openWorldWithOffers(generateWorld({ seed, now: new Date().toISOString(), orders: 40 }));
}

/** The same in a shop of one's own making. `isOpenBook`: Tandem may read orders that are older than 60 days too. */
export async function openWorldWithOffers(world: World, { isOpenBook = false } = {}): Promise<StoreWithOffers> {
  const shop = world.shop.domain;
  const app = await prepareRealApp({ worlds: [world] });
  app.store.setPlacements(shop, "obvious");
  if (isOpenBook) app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  await app.start();
  if ((await app.open(shop)) !== 200) throw new Error("Tandem could not be opened in the shop");
  await until("the shop is read in", isIdle, isOpenBook ? 400 : 120);
  await savePublishingSettings(db(), shop, { holdOutPercent: 0, offersAPage: 12, offersASession: 100 });
  const product = (handle: string) => {
    const found = app.store.shop(shop).world.products.find((one) => one.handle === handle);
    if (!found) throw new Error(`The shop has no ${handle}`);
    return found;
  };
  return {
    ...{ app, shop, product },
    stock: (handle, inventoryQuantity) => {
      const { id: productId, variants } = product(handle);
      const changed = variants.map((one) => ({ variantId: one.id, set: { inventoryQuantity } }));
      app.store.updateProduct(shop, { productId, variants: changed });
    },
    publish: (offers) => publish(shop, offers),
    campaign: (terms) => showCampaign(shop, terms),
    manners: async (changed) => {
      await savePublishingSettings(db(), shop, changed);
      await sync(shop);
    },
  };
}

/** The forged knife in the place of the plain one. */
export function betterKnife({ product }: StoreWithOffers): LiveOffer {
  return anOffer({
    offerId: "better",
    kind: "upgrade",
    levels: [aLevel(0, [product("chefs-knife").id, product("chefs-knife-forged").id])],
    upgrade: {
      signals: ["alike", "moved-up"],
      facts: [{ source: "rating", key: "reviews.rating", label: "Rating", from: "4", to: "5" }],
    },
  });
}

async function publish(shop: string, offers: readonly LiveOffer[]): Promise<void> {
  await standLive(shop, offers);
  for (const { offerId } of offers) await changeOffer(db(), shop, offerId, { decision: "accepted" });
  await sync(shop);
}

async function showCampaign(shop: string, terms: CampaignTerms): Promise<void> {
  const circumstances = { now: new Date(), next: [] };
  const saved = await saveCampaign(shop, { offerId: null, terms }, circumstances);
  if (!saved.ok) throw new Error(`No such campaign: ${JSON.stringify(saved.problems)}`);
  await decideOffer(shop, { offerId: saved.offerId, verb: "resume" }, circumstances);
  await sync(shop);
}

async function sync(shop: string): Promise<void> {
  await db().$transaction((tx) => enqueue(tx, syncPublicationsJob, { shop }));
  await until("the offers are published", isIdle, 60);
}

/** No job waits or runs, and no webhook's delivery is under way. */
export async function isIdle(): Promise<boolean> {
  const [jobs] = await db().$queryRaw<{ count: bigint }[]>`
    select count(*) from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '%-all-shops' and start_after < now() + interval '5 s'`;
  return jobs?.count === 0n;
}
