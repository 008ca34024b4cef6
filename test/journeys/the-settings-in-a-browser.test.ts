import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { getPublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 9, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
const handle = shop.replace(".myshopify.com", "");
let app: RealApp;
let browser: Browser;

beforeAll(async () => {
  app = await prepareRealApp({ worlds: [world] });
  await app.start();
  await app.open(shop);
  await until("the shop is read in", async () => (await db().intake.count({ where: { shop, status: "done" } })) === 2);
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function openSettings(width: number) {
  const complaints: string[] = [];
  const page = await browser.newPage({ userAgent: USER_AGENT, viewport: { width, height: 900 } });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${app.store.url}/store/${handle}/apps/tandem/app/settings`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
  const look = async (name: string) => {
    mkdirSync("screenshots", { recursive: true });
    await page.screenshot({ path: `screenshots/settings-${name}-${width}.png` });
  };
  return { page, frame, complaints, look };
}

test("the merchant changes settings, is told what is wrong, saves, and switches everything off", async () => {
  const { page, frame, complaints, look } = await openSettings(1280);
  await look("page");
  const saving = frame.getByLabel("Saving for two");
  await saving.fill("99");
  await saving.blur();
  await frame.getByText("Enter a number from 0 to 50.").first().waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  expect(await frame.getByText("Enter a number from 0 to 50.").count()).toBeGreaterThan(0);
  await saving.scrollIntoViewIfNeeded();
  await look("problem");
  await saving.fill("7.5");
  await frame.getByRole("button", { name: "Choose products: Products in no offer" }).click();
  const [first] = world.products;
  await page.getByRole("checkbox").first().check();
  await look("picker");
  await page
    .getByRole("button", { name: /^(Add|Select|Choose)/ })
    .last()
    .click();
  await frame.getByRole("button", { name: `Remove ${first?.title}` }).waitFor();
  await frame.getByLabel("Show offers to shoppers").uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText("Shoppers are shown no offers").waitFor();
  await look("saved");
  expect(await getRules(db(), shop)).toMatchObject({ savingForTwo: 7.5, excludedProducts: [BigInt(first?.id ?? 0)] });
  expect(await getPublishingSettings(db(), shop)).toMatchObject({ isOn: false });
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);

test("on a phone nothing is wider than the screen, and what was changed can be discarded", async () => {
  const { page, frame, complaints, look } = await openSettings(390);
  const wide = await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
  const least = frame.getByLabel("Different customers behind an offer");
  await least.fill("7");
  await look("phone");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(() => least.inputValue()).toBe("3");
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);
