import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";

/** Keeps a picture for whoever wants to look (LOOK=1): each takes a second or two. */
export async function look(page: Page, name: string): Promise<void> {
  if (!process.env.LOOK) return;
  mkdirSync("screenshots", { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage: true });
}
