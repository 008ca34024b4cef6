import { mkdirSync } from "node:fs";
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import type { World } from "#test/local-store/world/types.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";

/** A page of Tandem in the shop's admin, as the merchant has it before them. */
export type AdminPage = {
  page: Page;
  /** What is Tandem's own of it. */
  frame: FrameLocator;
  /** Keeps a picture for whoever wants to look (LOOK=1). */
  look: (name: string) => Promise<void>;
  /** Another width of the same page. */
  resize: (width: number) => Promise<void>;
  expectFits: () => Promise<void>;
  /** Nothing shuts anyone out, as far as axe can tell. */
  expectOpenToAll: () => Promise<void>;
  /** Closes it. Nothing was complained of in its console, but for what was to be expected. */
  leave: (expected?: RegExp) => Promise<void>;
};

export type Admin = {
  app: RealApp;
  browser: Browser;
  /** Opens a page at this width, and waits for its heading. */
  open: (width: number, at?: string) => Promise<AdminPage>;
  stop: () => Promise<void>;
};

/** Tandem's process with a shop and a browser. `isRead`: it is installed in the shop, and has read it in. */
export async function startAdmin(world: World, { isRead = true } = {}): Promise<Admin> {
  const shop = world.shop.domain;
  const app = await prepareRealApp({ worlds: [world] });
  await app.start();
  if (isRead) {
    await app.open(shop);
    await untilRead(shop);
  }
  const browser = await launchBrowser();
  // One for all pages: their scripts are fetched and compiled once, as in a merchant's browser.
  const context = await browser.newContext({ userAgent: USER_AGENT });
  const address = `${app.store.url}/store/${shop.replace(".myshopify.com", "")}/apps/tandem`;
  return {
    ...{ app, browser },
    open: (width, at = "") => openPage(context, `${address}${at}`, width),
    stop: async () => {
      await browser.close();
      await app.stop();
    },
  };
}

/** Waits until the shop's products and orders were read in. */
export async function untilRead(shop: string): Promise<void> {
  await until("the shop is read in", async () => (await db().intake.count({ where: { shop, status: "done" } })) === 2);
}

/** A click that comes while an older answer is still read drops that answer, and Remix tells the console of it. */
const DROPPED_ANSWER = /BodyStreamBuffer was aborted/;

async function openPage(context: BrowserContext, address: string, at: number): Promise<AdminPage> {
  let width = at;
  const complaints: string[] = [];
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1 }).first().waitFor();
  // The page is there before its script; what is typed until React listens is nobody's.
  await appOf(page).waitForFunction(() => Object.keys(document).some((key) => key.startsWith("_reactListening")));
  return {
    ...{ page, frame },
    look: (name) => look(page, `${name}-${width}`),
    resize: async (to) => {
      width = to;
      await page.setViewportSize({ width, height: 900 });
    },
    expectFits: async () => {
      const wide = await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(wide, `${address} is wider than ${width} px`).toBeLessThanOrEqual(0);
    },
    expectOpenToAll: async () => expect(await findBarriers(appOf(page)), `${address} at ${width} px`).toEqual([]),
    leave: async (expected) => {
      const isExpected = (one: string) => DROPPED_ANSWER.test(one) || expected?.test(one);
      expect(complaints.filter((one) => !isExpected(one))).toEqual([]);
      await page.close();
    },
  };
}

/** The app's own page within the admin. */
function appOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("the app has no frame");
  return frame;
}

async function look(page: Page, name: string): Promise<void> {
  if (!process.env.LOOK) return;
  mkdirSync("screenshots/pages", { recursive: true });
  // The app scrolls within its frame: a tall window shows more of it.
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ ...size, height: 2_000 });
  await page.screenshot({ path: `screenshots/pages/${name.replaceAll(" ", "-")}.png` });
  await page.setViewportSize(size);
}
