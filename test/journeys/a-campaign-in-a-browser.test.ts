import { mkdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
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

async function openCampaigns(width: number, at = "") {
  const complaints: string[] = [];
  const page = await browser.newPage({ userAgent: USER_AGENT, viewport: { width, height: 900 } });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${app.store.url}/store/${handle}/apps/tandem/app/campaigns${at}`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1 }).waitFor();
  const look = async (name: string) => {
    mkdirSync("screenshots", { recursive: true });
    await page.screenshot({ path: `screenshots/campaign-${name}-${width}.png` });
  };
  return { page, frame, complaints, look };
}

/** What the shop's pages are told of campaigns. */
const published = () => Object.values(app.store.shop(shop).admin.metaobjects);

test("the merchant puts a campaign together, shows it, and it reaches the shop", async () => {
  const { page, frame, complaints, look } = await openCampaigns(1280);
  await look("none");
  await frame.getByRole("link", { name: "New campaign" }).first().click();
  await frame.getByLabel("Title").fill("Winter table");
  const save = page.getByRole("button", { name: "Save", exact: true });
  await save.click();
  await frame.getByText("Choose 2 to 6 products.").first().waitFor();
  await frame.getByRole("button", { name: "Choose products: Products" }).click();
  for (const at of [0, 1]) await page.getByRole("checkbox").nth(at).check();
  await page
    .getByRole("button", { name: /^(Add|Select|Choose)/ })
    .last()
    .click();
  await frame.getByLabel("Ends on").fill("2099-12-24");
  await frame.getByLabel("Saving").fill("50");
  await frame
    .getByText(/is reduced by [\d.]+ % at most, so that \d+ % of its price is left to you/)
    .first()
    .waitFor();
  await look("form");
  await save.click();
  await frame.getByRole("button", { name: "Show it in your shop" }).click();
  await frame.getByRole("button", { name: "Back to a draft" }).waitFor();
  await look("live");
  await until("the campaign is published", async () => published().length === 1);
  expect(published()[0]?.fields).toMatchObject({ title: "Winter table" });
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);

test("on a phone nothing is wider than the screen", async () => {
  for (const at of ["", "/new"]) {
    const { page, frame, complaints, look } = await openCampaigns(390, at);
    expect(await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBeLessThanOrEqual(0);
    await look(at === "" ? "list" : "new");
    expect(complaints).toEqual([]);
    await page.close();
  }
}, 120_000);
