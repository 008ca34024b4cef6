import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { type Browser, chromium as playwright } from "playwright-core";

/**
 * Starts headless Chromium: the one at CHROMIUM_PATH, or the one that `npm ci` brought (Linux x64), unpacked once into
 * `.cache/`. Close it in the end.
 */
export async function launchBrowser({ debuggingPort }: { debuggingPort?: number } = {}): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await unpackChromium());
  // The package's own arguments switch web security off and everything into one process: tests would see another browser.
  const args = ["--no-sandbox", "--disable-gpu", "--no-zygote"];
  if (debuggingPort !== undefined) args.push(`--remote-debugging-port=${debuggingPort}`);
  return playwright.launch({ executablePath, headless: true, args });
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
