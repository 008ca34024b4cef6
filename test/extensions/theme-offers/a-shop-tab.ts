import type { BrowserContext, Page, Route } from "playwright-core";
import { z } from "zod";

/** A cart as `/cart.js` tells it. */
export type StandInCart = { token: string; attributes: Record<string, string>; note: string; items: StandInLine[] };
export type StandInLine = {
  key: string;
  product_id: number;
  variant_id: number;
  quantity: number;
  properties: Record<string, string>;
};

export type TabParts = {
  /** What stands in the head and the body; asked anew for each page, as the cart may have changed. */
  head?: (cart: StandInCart) => Promise<string> | string;
  body?: (cart: StandInCart) => Promise<string> | string;
  cart?: StandInCart;
  /** Answers a request to the cart by itself, as `/cart/add.js`; null lets it through. */
  refuse?: (path: string) => { status: number; description: string } | null;
  path?: string;
  lang?: string;
};

/** What a test sees of the shop: the page, its cart, and every request to the cart. */
export type Tab = { page: Page; cart: StandInCart; asked: { path: string; body: unknown }[]; problems: string[] };

const ASSETS = "extensions/theme-offers/assets";
const SHOP = "http://shop.test";
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#abc"/></svg>';
const Lines = z.object({
  items: z.array(z.object({ id: z.number(), quantity: z.number(), properties: z.record(z.string(), z.string()) })),
});
const Change = z.object({ id: z.string(), quantity: z.number() });
const Update = z.object({ attributes: z.record(z.string(), z.string()) });

/** The cart of a test: nothing in it, unless told. */
export function anAjaxCart(items: StandInLine[] = [], attributes: Record<string, string> = {}): StandInCart {
  return { token: "cart-1", attributes, note: "", items };
}

/** Opens a page of a shop whose cart answers as Shopify's does, in this context of a browser. */
export async function openTab(context: BrowserContext, parts: TabParts): Promise<Tab> {
  const page = await context.newPage();
  const tab: Tab = { page, cart: parts.cart ?? anAjaxCart(), asked: [], problems: [] };
  page.on("pageerror", (error) => tab.problems.push(String(error)));
  await page.route(`${SHOP}/**`, (route) => answer(route, tab, parts));
  await page.goto(`${SHOP}${parts.path ?? "/"}`);
  return tab;
}

async function answer(route: Route, tab: Tab, parts: TabParts): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname.startsWith("/images/")) return route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
  if (pathname.startsWith("/assets/")) return route.fulfill({ path: ASSETS + pathname.slice("/assets".length) });
  if (!pathname.endsWith(".js")) return route.fulfill({ contentType: "text/html", body: await pageOf(tab, parts) });
  const body: unknown = route.request().postDataJSON();
  tab.asked.push({ path: pathname, body });
  const refusal = parts.refuse?.(pathname);
  if (refusal) return route.fulfill({ status: refusal.status, json: refusal });
  changeCart(tab.cart, pathname, body);
  return route.fulfill({ json: tab.cart });
}

function changeCart(cart: StandInCart, path: string, body: unknown): void {
  if (path === "/cart/add.js") {
    for (const { id, ...line } of Lines.parse(body).items) {
      cart.items.push({ key: `${id}:new`, product_id: 0, variant_id: id, ...line });
    }
  } else if (path === "/cart/change.js") {
    const { id } = Change.parse(body);
    cart.items = cart.items.filter(({ key }) => key !== id);
  } else if (path === "/cart/update.js") Object.assign(cart.attributes, Update.parse(body).attributes);
}

async function pageOf({ cart }: Tab, { head, body, lang = "en" }: TabParts): Promise<string> {
  const scripts = ["tandem.js", "tandem-cart.js"].map((name) => `<script src="/assets/${name}" defer></script>`);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Shop</title>
    <meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/assets/tandem.css">
    ${(await head?.(cart)) ?? ""}</head><body><main><h1>Shop</h1>${(await body?.(cart)) ?? ""}</main>
    ${scripts.join("")}</body></html>`;
}

/** Tells the page that the cart has changed, as a theme does it. */
export async function tellOfChange(page: Page): Promise<void> {
  await page.evaluate(() => {
    const event = Object.assign(new Event("shopify:cart:lines-update", { bubbles: true }), {
      promise: Promise.resolve(),
    });
    document.body.dispatchEvent(event);
  });
}
