import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { writeWorldAsCsv } from "#test/local-store/world/write-csv.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 9, now: new Date().toISOString(), orders: 300 });
const shop = world.shop.domain;
const handle = shop.replace(".myshopify.com", "");
const folder = mkdtempSync(path.join(tmpdir(), "tandem-exports-"));
const ordersFile = path.join(folder, "orders_export.csv");
let app: RealApp;
let browser: Browser;

beforeAll(async () => {
  await writeWorldAsCsv({ world, ordersFile, productsFile: path.join(folder, "products_export.csv") });
  app = await prepareRealApp({ worlds: [world] });
  await app.start();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the app in the shop's admin as a merchant does; what the console complains of is collected. */
async function openAdmin(width: number, at = "") {
  const complaints: string[] = [];
  const page = await browser.newPage({ userAgent: USER_AGENT, viewport: { width, height: 900 } });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${app.store.url}/store/${handle}/apps/tandem${at}`);
  return { page, frame: page.frameLocator("iframe"), complaints };
}

async function look(page: Page, name: string): Promise<void> {
  mkdirSync("screenshots", { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png` });
}

const heading = (frame: FrameLocator, name: string) => frame.getByRole("heading", { name, level: 1 }).waitFor();

test("opening Tandem installs it, reads the shop and says what it found", async () => {
  const { page, frame, complaints } = await openAdmin(1280);
  await frame.getByText(`${world.products.length}`, { exact: true }).first().waitFor({ timeout: 60_000 });
  await until("the sync is done", async () => (await db().intake.count({ where: { shop, status: "done" } })) === 2);
  await frame
    .getByText(/upload your export/i)
    .first()
    .waitFor();
  await look(page, "home-1280");
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);

test("on a phone nothing is wider than the screen", async () => {
  for (const at of ["", "/app/import", "/app/activity"]) {
    const { page, frame, complaints } = await openAdmin(390, at);
    await frame.getByRole("heading", { level: 1 }).first().waitFor();
    const wide = await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(wide, at).toBeLessThanOrEqual(0);
    await look(page, `${at.replaceAll("/", "") || "home"}-390`);
    expect(complaints).toEqual([]);
    await page.close();
  }
}, 120_000);

test("an uploaded export brings the orders that Shopify no longer shows", async () => {
  const before = await db().order.count({ where: { shop } });
  expect(before).toBeLessThan(world.orders.length);
  const { page, frame, complaints } = await openAdmin(1280, "/app/import");
  await heading(frame, "Import older orders");
  await frame.locator('input[type="file"]').first().setInputFiles(ordersFile);
  await until("the file is read in", async () => {
    const intake = await db().intake.findFirst({ where: { shop, kind: "orders.file" } });
    return intake?.status === "done";
  });
  await frame.getByText("orders_export.csv").first().waitFor();
  await look(page, "import-1280");
  expect(await db().order.count({ where: { shop } })).toBe(world.orders.length);
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);

test("Activity tells of the tasks in words, and of the news from Shopify", async () => {
  app.store.placeOrder(shop, { lines: [{ variantId: world.products[0]?.variants[0]?.id ?? 0, quantity: 1 }] });
  await until(
    "the order is stored",
    async () => (await db().delivery.count({ where: { shop, topic: "orders/create", status: "handled" } })) === 1,
  );
  const { page, frame, complaints } = await openAdmin(1280, "/app/activity");
  await heading(frame, "What Tandem did");
  await frame
    .getByText(/reading your orders|orders read/i)
    .first()
    .waitFor();
  await look(page, "activity-1280");
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);
