import type { Camera } from "./camera.ts";
import type { ShopToShow } from "./shop-to-show.ts";

const PAGES = {
  "": "home",
  "/bundles": "bundles",
  "/upgrades": "upgrades",
  "/campaigns": "campaigns",
  "/campaigns/new": "campaign-new",
  "/promises": "promises",
  "/import": "import",
  "/activity": "activity",
  "/settings": "settings",
};
/** Tall enough for most pages of the app: its frame scrolls by itself, so that a picture of the whole page shows no more. */
const FRAME_HEIGHT = 2_400;

/** Every page of the app in the admin, and the theme editor. */
export async function takeAdmin(shop: ShopToShow, { page, go, take }: Camera): Promise<void> {
  const admin = `${shop.store.url}/store/${shop.handle}`;
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 1280, height: FRAME_HEIGHT });
  const pages: Record<string, string> = { ...PAGES, [`/campaigns/${await shop.campaignId()}`]: "campaign" };
  for (const kind of ["bundle", "tier", "quantity", "upgrade"] as const) {
    const offer = await shop.offer(kind);
    if (offer) pages[`/offers/${offer.offerId}`] = `offer-${kind}`;
  }
  for (const [path, name] of Object.entries(pages)) {
    await go(`${admin}/apps/tandem/app${path}`);
    await page.frameLocator("iframe").getByRole("heading", { level: 1 }).first().waitFor();
    await take(`admin-${name}`);
  }
  await go(`${admin}/editor?template=product`);
  await take("admin-theme-editor");
}
