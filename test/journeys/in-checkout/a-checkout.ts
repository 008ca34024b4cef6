import type { Browser, Page } from "playwright-core";
import { openShopper, readMinor, type Shopper } from "#test/journeys/in-the-store/a-shopper.ts";
import type { StoreWithOffers } from "#test/journeys/in-the-store/a-store-with-offers.ts";
import { until } from "#test/support/real-app.ts";

export type InCheckout = {
  shopper: Shopper;
  page: Page;
  /** What the order costs without shipping, as the page says it now, in minor units. */
  subtotal: () => Promise<number>;
};

type Visit = {
  width: number;
  /** What is in the cart, by handle, with how many of it. */
  cart: Record<string, number>;
  country?: string;
  /** Attributes that the cart has before. */
  attributes?: Record<string, string>;
  properties?: Record<string, string>;
};

/** A shopper in checkout, after the extensions have said what they have to say. */
export async function enterCheckout(browser: Browser, shop: StoreWithOffers, visit: Visit): Promise<InCheckout> {
  const { store } = shop.app;
  const shopper = await openShopper(browser, store, { width: visit.width, country: visit.country });
  const { page } = shopper;
  const items = Object.entries(visit.cart).map(([handle, quantity]) => ({
    ...{ id: shop.product(handle).variants[0]?.id, quantity, properties: visit.properties },
  }));
  await page.request.post(`${store.storefrontUrl}/cart/add.js`, { data: { items } });
  if (visit.attributes) {
    await page.request.post(`${store.storefrontUrl}/cart/update.js`, { data: { attributes: visit.attributes } });
  }
  await shopper.go("/checkout");
  const subtotal = async () => readMinor(await page.locator(".totals dt:has-text('Subtotal') + dd").innerText());
  return { shopper, page, subtotal };
}

/** Until each extension on the page has rendered, if only nothing. */
export async function untilRendered(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  const waiting = page.locator(".extension:not([data-rendered])");
  await until("the extensions have rendered", async () => (await waiting.count()) === 0, 1);
}
