import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";
import { payInBrowser } from "#test/support/pay-in-browser.ts";

export type Shopper = {
  page: Page;
  /** Opens a page of the storefront. */
  go: (path: string) => Promise<void>;
  /** How far things moved on the page without the shopper's doing, as Shopify and Google count it, and what moved. */
  shift: () => Promise<{ sum: number; moved: string[] }>;
  /** From the cart to the thank-you page. @returns what the lines cost together, as checkout said it */
  pay: (email?: string) => Promise<string>;
  /** What went elsewhere than to the storefront, and what the page complained of. */
  stray: string[];
  leave: () => Promise<void>;
};

/** `nowMs`: what the shopper's own clock says, where that is not the time of this machine. */
type Manner = { width: number; script?: boolean; country?: string; nowMs?: number };

/** A browser at the first shop's storefront. */
export async function openShopper(
  browser: Browser,
  { storefrontUrl }: LocalStore,
  { width, script = true, country, nowMs }: Manner,
): Promise<Shopper> {
  const context = await browser.newContext({
    userAgent: USER_AGENT,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  if (nowMs !== undefined) await page.clock.setFixedTime(nowMs);
  const stray: string[] = [];
  page.on("request", (request) => request.url().startsWith(storefrontUrl) || stray.push(request.url()));
  page.on("pageerror", (error) => stray.push(error.message));
  await page.addInitScript(watchShifts);
  const go = async (path: string) => {
    await page.goto(`${storefrontUrl}${path}`, { waitUntil: "load" });
  };
  if (country) {
    await context.request.post(`${storefrontUrl}/localization`, {
      form: { country_code: country, return_to: "/cart" },
    });
  }
  return {
    ...{ page, go, stray },
    shift: () => page.evaluate(() => (window as unknown as Watched).shifted),
    pay: (email = "shopper@example.com") => pay(page, go, email),
    leave: () => context.close(),
  };
}

type Watched = { shifted: { sum: number; moved: string[] } };

/** Runs in the page, before its own scripts. */
function watchShifts(): void {
  type Moved = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly };
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: Moved[] };
  const shifted: Watched["shifted"] = { sum: 0, moved: [] };
  Object.assign(window, { shifted });
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(" ");
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (entry.hadRecentInput) continue;
      shifted.sum += entry.value;
      for (const { node, previousRect, currentRect } of entry.sources) {
        const name = node instanceof Element ? `${node.tagName} ${node.className}` : node?.textContent;
        shifted.moved.push(`${name}: ${place(previousRect)} to ${place(currentRect)}`);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
}

async function pay(page: Page, go: (path: string) => Promise<void>, email: string): Promise<string> {
  await go("/checkout");
  const subtotal = await page.locator(".totals dt:has-text('Subtotal') + dd").innerText();
  await payInBrowser(page, email);
  return subtotal;
}

/** An amount as a page shows it, in minor units: "£12.34" is 1234, "¥1,234" is 1234. */
export function readMinor(text: string): number {
  return Number(text.replace(/\D/g, ""));
}

/** The order that was placed last, and what its lines cost in the shop's currency. */
export function lastOrder(store: LocalStore, shop: string): { order: WorldOrder; paidMinor: number } {
  const order = store.shop(shop).world.orders.at(-1);
  if (!order) throw new Error("The shop has no order");
  const paid = order.lines.map(
    ({ unitPriceMinor, quantity, discounts }) =>
      unitPriceMinor * quantity - discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  );
  return { order, paidMinor: paid.reduce((sum, minor) => sum + minor, 0) };
}

/** Waits until what was sent from `set` is in the cart. @throws Error with what the page says instead */
export async function untilAdded(set: Locator): Promise<void> {
  try {
    await set.locator("[data-tandem-added]").waitFor();
  } catch {
    const page = set.page();
    const said = await page.locator("[data-tandem-error]:not(:empty), [role=alert]:not(:empty)").allInnerTexts();
    throw new Error(`Nothing was added: ${page.url()} says "${said.join(" ")}"`);
  }
}

/** Nothing moved, nothing was asked of anyone but the storefront, nothing was complained of. */
export async function expectCalm({ page, shift, stray }: Shopper): Promise<void> {
  await page.waitForLoadState("networkidle");
  const { sum, moved } = await shift();
  expect(sum, moved.join("\n")).toBeLessThan(0.0005);
  expect(stray).toEqual([]);
}
