import type { Browser, Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { MUG } from "#test/local-store/cart/a-shopper.ts";
import type { PlacementWish } from "./place-extensions.ts";

/** For tests: a shop on Shopify Plus with the extensions of `greeting/` in these places. */
export async function startWithExtensions(wish: readonly PlacementWish[]) {
  const world = aSmallWorld({ products: [aProduct(1, "Mug"), aProduct(2, "Teapot")] });
  const { store, stub } = await startTestStore({
    worlds: [{ ...world, shop: { ...world.shop, plan: "plus" } }],
    extensionsFolder: "test/local-store/ui-extensions",
  });
  store.install(SHOP);
  store.setExtensions(SHOP, wish);
  return { store, stub, shop: store.shop(SHOP) };
}

export const GREETING = { extension: "greeting", target: "purchase.checkout.block.render" };
/** On each of the three pages. */
export const EVERYWHERE = [
  GREETING,
  { ...GREETING, target: "purchase.thank-you.block.render" },
  { ...GREETING, target: "customer-account.order-status.block.render" },
];

/** A browser with a mug in its cart, in checkout. `asked`: every address that it asked for. */
export async function openCheckout(
  browser: Browser,
  url: string,
  width = 390,
): Promise<{ page: Page; asked: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const asked: string[] = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.request.post(`${url}/cart/add.js`, { data: { id: MUG } });
  await page.goto(`${url}/checkout`);
  return { page, asked };
}
