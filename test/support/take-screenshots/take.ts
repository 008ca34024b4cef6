/**
 * `npm run screenshots`: the made-up shop with offers of every kind, and a picture of every block and of every page of its
 * storefront, its checkout and its admin, at the width of a phone and of a desk, in `screenshots/`. For whoever wants to
 * look: nothing is compared.
 */
import { mkdirSync } from "node:fs";
import { withDatabase } from "#test/bench/with-database.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { type Camera, openCamera } from "./camera.ts";
import { openShopToShow, type ShopToShow } from "./shop-to-show.ts";
import { takeAdmin } from "./take-admin.ts";
import { takeStorefront } from "./take-storefront.ts";

const FOLDER = "screenshots";
const WIDTHS = [390, 1280];

async function takeAll(shop: ShopToShow): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const width of WIDTHS) {
      for (const take of [takeStorefront, takeAdmin]) await withCamera(width, (camera) => take(shop, camera));
    }
  } finally {
    await browser.close();
  }

  async function withCamera(width: number, take: (camera: Camera) => Promise<void>): Promise<void> {
    const camera = await openCamera(browser, { width, folder: FOLDER });
    await take(camera);
    await camera.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
await withDatabase(async () => {
  // What the local store knows Tandem by, where it starts it.
  Object.assign(process.env, { SHOPIFY_API_KEY: "test-api-key", SHOPIFY_API_SECRET: "test-api-secret" });
  process.env.WORKER_POLL_SECONDS = "0.5";
  console.log("Making up a shop and looking for its offers …");
  const shop = await openShopToShow();
  try {
    await takeAll(shop);
  } finally {
    await shop.close();
  }
});
console.log(`The pictures are in ${FOLDER}/.`);
