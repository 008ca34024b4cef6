import type { OfferKind } from "#app/pipeline/offers/offer.ts";
import { untilRendered } from "#test/journeys/in-checkout/a-checkout.ts";
import { payInBrowser } from "#test/support/pay-in-browser.ts";
import type { Camera } from "./camera.ts";
import type { ShopToShow } from "./shop-to-show.ts";

const KINDS: readonly OfferKind[] = ["bundle", "tier", "quantity", "upgrade"];
/** Who buys, and looks at the order afterwards. */
const EMAIL = "ada@example.com";
const PLAIN_PAGES = {
  "": "home",
  "collections/all": "collection",
  collections: "collections",
  "search?q=mug": "search",
  "account/login": "login",
  cart: "cart-empty",
  "not-there": "not-found",
};

/** Every page and block that shoppers see, and one purchase up to the page of its order. */
export async function takeStorefront(shop: ShopToShow, camera: Camera): Promise<void> {
  const { storefrontUrl } = shop.store;
  const { page, go, take } = camera;
  for (const [path, name] of Object.entries(PLAIN_PAGES)) {
    await go(`${storefrontUrl}/${path}`);
    await take(`store-${name}`);
    if (path === "") await takeBlock(camera, "campaign");
  }
  for (const kind of KINDS) {
    const offer = await shop.offer(kind);
    if (!offer) {
      console.log(`The shop has no offer of kind ${kind}`);
      continue;
    }
    await go(`${storefrontUrl}${offer.path}`);
    await take(`store-product-${kind}`);
    await takeBlock(camera, kind);
    await takeBlock(camera, "picks");
  }
  await takeElsewhere(shop, camera);
  await takeCart(shop, camera);
  await takeOrder(shop, camera);
  await page.close();
}

function takeBlock({ page, take }: Camera, kind: string): Promise<void> {
  return take(`block-${kind}`, page.locator(`[data-tandem-kind=${kind}]:visible`));
}

/** A bundle in the second currency and another language. */
async function takeElsewhere(shop: ShopToShow, { page, go, take }: Camera): Promise<void> {
  const { storefrontUrl } = shop.store;
  const bundle = await shop.offer("bundle");
  if (!bundle) return;
  const settle = (form: Record<string, string>) => page.request.post(`${storefrontUrl}/localization`, { form });
  await settle({ country_code: "DE", locale_code: "de" });
  await go(`${storefrontUrl}${bundle.path}`);
  await take("store-product-german");
  await settle({ country_code: "GB", locale_code: "en" });
}

/** A bundle on its way through drawer, cart and checkout. */
async function takeCart(shop: ShopToShow, { page, go, take, takeScreen }: Camera): Promise<void> {
  const { storefrontUrl } = shop.store;
  const bundle = await shop.offer("bundle");
  if (!bundle) return;
  await go(`${storefrontUrl}${bundle.path}`);
  await page.locator("[data-buy] [name=add]").click();
  await page.locator("dialog[open] [data-line]").first().waitFor();
  await page.waitForLoadState("networkidle");
  await takeScreen("store-drawer");
  await take("block-strip", page.locator("tandem-strip:visible"));
  await go(`${storefrontUrl}/cart`);
  await take("store-cart-with-offers");
  await go(`${storefrontUrl}/checkout`);
  await untilRendered(page);
  await take("store-checkout-with-offers");
  await go(`${storefrontUrl}${bundle.path}`);
  const set = page.locator("[data-tandem-kind=bundle]").first();
  if ((await set.locator("[data-tandem-add]").count()) > 0) {
    await set.locator("[data-tandem-add]").click();
    await set.locator("[data-tandem-added]").waitFor();
    await take("block-bundle-added", set);
  }
  await go(`${storefrontUrl}/cart`);
  await take("store-cart-with-set");
}

/** What is in the cart is paid, and its order looked at. */
async function takeOrder(shop: ShopToShow, { page, go, take }: Camera): Promise<void> {
  await go(`${shop.store.storefrontUrl}/checkout`);
  await take("store-checkout");
  await payInBrowser(page, EMAIL);
  await untilRendered(page);
  await take("store-thank-you");
  await page.getByRole("link", { name: "See your order" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.fill("[name='customer[email]']", EMAIL);
  await page.getByRole("button", { name: /sign in/i }).click();
  await untilRendered(page);
  await take("store-order-status");
}
