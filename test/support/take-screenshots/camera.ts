import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { USER_AGENT } from "#test/local-store/open-app.ts";

export type Camera = {
  page: Page;
  /** Opens an address and waits until it is quiet. */
  go: (url: string) => Promise<void>;
  /** Keeps a picture of the whole page, or of the first of `part` where there is one. */
  take: (name: string, part?: Locator) => Promise<void>;
  /** Keeps a picture of what the screen shows: what lies over a page lies over all of it. */
  takeScreen: (name: string) => Promise<void>;
  close: () => Promise<void>;
};

/** Nothing is measured here: a busy machine may take its time. */
const PATIENCE_MS = 120_000;
const QUIET_WITHIN_MS = 5_000;

/** A browser of this width whose pictures go into `folder`. */
export async function openCamera(
  browser: Browser,
  { width, folder }: { width: number; folder: string },
): Promise<Camera> {
  const context = await browser.newContext({ userAgent: USER_AGENT, viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const at = (name: string) => join(folder, `${name}-${width}.png`);
  return {
    page,
    go: async (url) => {
      await page.goto(url, { timeout: PATIENCE_MS });
      // Home asks again and again while an order is being taken in: it is never quiet.
      await page.waitForLoadState("networkidle", { timeout: QUIET_WITHIN_MS }).catch(() => {});
    },
    take: async (name, part) => {
      const path = at(name);
      if (!part) await page.screenshot({ path, fullPage: true });
      else if ((await part.count()) > 0) await part.first().screenshot({ path });
      else console.log(`Nothing to see: ${name} at ${width} px`);
    },
    takeScreen: async (name) => {
      await page.screenshot({ path: at(name) });
    },
    close: () => context.close(),
  };
}
