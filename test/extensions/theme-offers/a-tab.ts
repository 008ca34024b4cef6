import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

export type TabOptions = Pick<BrowserContextOptions, "viewport" | "javaScriptEnabled"> & {
  /** What stands in the page's head before the extension's own files. */
  head?: string;
  /** What the cart answers; all is well by default. */
  answer?: { status: number; body: object };
};

/** A page with blocks on it, and what it posted to the cart. */
export type Tab = { page: Page; posts: { url: string; body: string }[]; close(): Promise<void> };

const ASSETS = "extensions/theme-offers/assets";
const SHOP = "http://shop.test";
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#abc"/></svg>';

/** Opens the blocks' HTML as a page of a shop, with the extension's script and styles. Close it in the end. */
export async function openTab(browser: Browser, html: string, options: TabOptions = {}): Promise<Tab> {
  const { head = "", answer, ...settings } = options;
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const posts: Tab["posts"] = [];
  await page.route(`${SHOP}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/images/")) return route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
    if (route.request().method() !== "POST")
      return route.fulfill({ contentType: "text/html", body: frame(html, head) });
    posts.push({ url: pathname, body: route.request().postData() ?? "" });
    return pathname.endsWith(".js")
      ? route.fulfill({ status: answer?.status ?? 200, json: answer?.body ?? { items: [] } })
      : route.fulfill({ contentType: "text/html", body: frame("", "") });
  });
  await page.goto(`${SHOP}/`);
  return { page, posts, close: () => context.close() };
}

function frame(html: string, head: string): string {
  const styles = readFileSync(`${ASSETS}/tandem.css`, "utf8");
  const script = readFileSync(`${ASSETS}/tandem.js`, "utf8");
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
    <meta name="viewport" content="width=device-width">${head}<style>${styles}</style></head>
    <body><main><h1>Shop</h1>${html}</main><script>${script}</script></body></html>`;
}

/** The texts of what a selector names, with blanks as one. */
export async function textsOf(page: Page, selector: string): Promise<string[]> {
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** What a form would post now. */
export async function fieldsOf(page: Page, form: string): Promise<Record<string, string>> {
  const fields: [string, string][] = await page
    .locator(form)
    .evaluate((one: HTMLFormElement) => [...new FormData(one)].map(([name, value]) => [name, String(value)]));
  return Object.fromEntries(fields);
}
