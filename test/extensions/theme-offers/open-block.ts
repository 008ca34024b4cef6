import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A picture for every product, so that nothing is asked of the network. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="#a86"/></svg>';
const ORIGIN = "http://a-shop.test";

type Opened = {
  page: Page;
  /** What was posted to the shop: the address, and what came with it. */
  posts: { url: string; body: string }[];
  close(): Promise<void>;
};

type Options = BrowserContextOptions & {
  /** What the theme has in its head. */
  head?: string;
  /** The time in the browser when it is opened; by default it is now. */
  clockAt?: string;
  /** What the shop answers to a post. */
  answer?: { status: number; body: object };
};

/** Opens a plain page around the HTML of blocks, with the built script and styles; what it posts is kept. */
export async function openBlock(browser: Browser, html: string, options: Options = {}): Promise<Opened> {
  const { head = "", answer, clockAt, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...rest });
  if (clockAt) await context.clock.install({ time: new Date(clockAt) });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const posts: Opened["posts"] = [];
  await page.route("**/*", async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (request.method() === "POST") {
      posts.push({ url: pathname, body: request.postData() ?? "" });
      return await route.fulfill({ status: answer?.status ?? 200, json: answer?.body ?? {} });
    }
    if (pathname.startsWith("/images/")) return await route.fulfill({ contentType: "image/svg+xml", body: PICTURE });
    const body = pathname === "/" ? aDocument(html, head) : "<title>Shop</title>";
    return await route.fulfill({ contentType: "text/html", body });
  });
  await page.goto(`${ORIGIN}/`);
  return { page, posts, close: () => context.close() };
}

/** As Shopify puts it together: styles in the head, the script late. */
function aDocument(html: string, head: string): string {
  const [css, script] = ["tandem.css", "tandem.js"].map((name) =>
    readFileSync(`extensions/theme-offers/assets/${name}`, "utf8"),
  );
  const theme = "body { font-family: sans-serif } .button { background: #222; color: #fff }";
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A product</title>
<meta name="viewport" content="width=device-width"><style>${theme}</style><style>${css}</style>${head}</head>
<body><main><h1>A product</h1>${html}<p>After</p></main><script>${script}</script></body></html>`;
}

/** The text of each element that `selector` names, with what only screen readers say, blanks made one. */
export async function textsOf(page: Page, selector: string): Promise<string[]> {
  const texts = await page.locator(selector).allTextContents();
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

/** The value of each hidden field on the page, by its name. */
export async function fieldsOf(page: Page): Promise<Record<string, string>> {
  const fields = await page
    .locator("form [type=hidden]")
    .evaluateAll((all) => all.map((one) => (one instanceof HTMLInputElement ? [one.name, one.value] : [])));
  return Object.fromEntries(fields);
}
