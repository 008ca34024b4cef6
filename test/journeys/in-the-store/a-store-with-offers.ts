import { enqueue } from "#app/jobs/enqueue.server.ts";
import { changeOffer } from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import type { LiveOffer } from "#app/pipeline/publishing/live-offer.ts";
import type { PublishingSettings } from "#app/pipeline/publishing/settings.ts";
import { savePublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { WorldProduct } from "#test/local-store/world/types.ts";
import { standLive } from "#test/pipeline/publishing/stand-live.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";

export type StoreWithOffers = {
  app: RealApp;
  shop: string;
  /** The product with this handle. */
  product: (handle: string) => WorldProduct;
  /** Lets these offers, and no others, be published. Tandem has to run. */
  publish: (offers: readonly LiveOffer[]) => Promise<void>;
  /** Changes how offers are shown, and waits until the pages are told. */
  manners: (changed: Partial<PublishingSettings>) => Promise<void>;
};

/** A small shop that Tandem is installed in and has read; its blocks stand in the obvious places, everybody sees offers. */
export async function openStoreWithOffers(seed: number): Promise<StoreWithOffers> {
  const world = generateWorld({ seed, now: new Date().toISOString(), orders: 40 });
  const shop = world.shop.domain;
  const app = await prepareRealApp({ worlds: [world] });
  app.store.setPlacements(shop, "obvious");
  await app.start();
  await app.open(shop);
  await until("the shop is read in", isIdle, 120);
  await savePublishingSettings(db(), shop, { holdOutPercent: 0, offersAPage: 12, offersASession: 100 });
  return {
    app,
    shop,
    product: (handle) => {
      const found = app.store.shop(shop).world.products.find((one) => one.handle === handle);
      if (!found) throw new Error(`The shop has no ${handle}`);
      return found;
    },
    publish: (offers) => publish(shop, offers),
    manners: async (changed) => {
      await savePublishingSettings(db(), shop, changed);
      await sync(shop);
    },
  };
}

async function publish(shop: string, offers: readonly LiveOffer[]): Promise<void> {
  await standLive(shop, offers);
  for (const { offerId } of offers) await changeOffer(db(), shop, offerId, { decision: "accepted" });
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
