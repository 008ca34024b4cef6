import { mkdirSync, readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { saveCampaign } from "#app/pipeline/offers/save-campaign.server.ts";
import { savePromises } from "#app/pipeline/results/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { USER_AGENT } from "#test/local-store/open-app.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { anOffer } from "#test/pages/offers/an-offer-row.ts";
import { aProposal } from "#test/pipeline/offers/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { prepareRealApp, type RealApp, until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 9, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
const handle = shop.replace(".myshopify.com", "");
const productIds = world.products.slice(0, 3).map(({ id }) => BigInt(id));
let app: RealApp;
let browser: Browser;
let offerId: string;
let campaignId: string;

beforeAll(async () => {
  app = await prepareRealApp({ worlds: [world] });
  await app.start();
  await app.open(shop);
  await until("the shop is read in", async () => (await db().intake.count({ where: { shop, status: "done" } })) === 2);
  offerId = await anOffer(shop, aProposal(productIds.slice(0, 2), 900), { decision: "accepted" });
  const words = { title: "Winter table", text: "For long evenings.", choose: 2, savingPercent: 10 };
  const terms = { ...words, productIds, fromDay: null, untilDay: "2099-12-24" };
  const saved = await saveCampaign(shop, { offerId: null, terms }, { now: new Date(), next: [] });
  campaignId = saved.ok ? saved.offerId : "none";
  const orderId = BigInt(world.orders.at(-1)?.id ?? 0);
  const about = {
    orderId,
    offerId,
    currency: world.shop.currency,
    orderedAt: new Date(),
    sets: 1,
    promisedMinor: 1900,
  };
  await savePromises(
    db(),
    shop,
    [orderId],
    [
      { ...about, versionId: "v1", verdict: "broken", reason: "code", cause: "HELLO", chargedMinor: 2000 },
      { ...about, versionId: "v2", verdict: "kept", reason: null, cause: null, chargedMinor: 1900 },
    ],
  );
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.stop();
});

async function openAdmin(width: number, at = "") {
  const complaints: string[] = [];
  const page = await browser.newPage({ userAgent: USER_AGENT, viewport: { width, height: 900 } });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${app.store.url}/store/${handle}/apps/tandem${at}`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { level: 1 }).first().waitFor();
  return { page, frame, complaints };
}

const Findings = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/** What axe finds wrong with the app's page, each with where. */
async function findBarriers(page: Page): Promise<string[]> {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("the app has no frame");
  await frame.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  const found = Findings.parse(await frame.evaluate("axe.run({ resultTypes: ['violations'] })"));
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function look(page: Page, name: string): Promise<void> {
  if (!process.env.LOOK) return;
  mkdirSync("screenshots/pages", { recursive: true });
  await page.screenshot({ path: `screenshots/pages/${name}.png`, fullPage: true });
}

const PAGES: [name: string, address: () => string][] = [
  ["home", () => ""],
  ["bundles", () => "/app/bundles"],
  ["an offer", () => `/app/offers/${offerId}`],
  ["campaigns", () => "/app/campaigns"],
  ["a campaign", () => `/app/campaigns/${campaignId}`],
  ["a new campaign", () => "/app/campaigns/new"],
  ["prices", () => "/app/promises"],
  ["import", () => "/app/import"],
  ["activity", () => "/app/activity"],
  ["settings", () => "/app/settings"],
];

test.each(PAGES)(
  "%s: nothing shuts anyone out, nothing is wider than the screen, nothing is complained of",
  async (name, address) => {
    for (const width of [390, 1280]) {
      const { page, frame, complaints } = await openAdmin(width, address());
      const wide = await frame.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(wide, `${width}`).toBeLessThanOrEqual(0);
      expect(await findBarriers(page), `${width}`).toEqual([]);
      await look(page, `${name.replaceAll(" ", "-")}-${width}`);
      expect(complaints).toEqual([]);
      await page.close();
    }
  },
  120_000,
);

test("an offer's dates and words are changed in its cards", async () => {
  for (const width of [390, 1280]) {
    const { page, frame, complaints } = await openAdmin(width, `/app/offers/${offerId}`);
    await frame.getByRole("button", { name: "Change the dates" }).click();
    await frame.getByRole("button", { name: "Give it words of its own" }).click();
    await frame.getByLabel("Ends on").fill("2099-12-24");
    expect(await findBarriers(page)).toEqual([]);
    await look(page, `an-offer-changed-${width}`);
    expect(complaints).toEqual([]);
    await page.close();
  }
}, 120_000);

test("Home leads into the theme editor for each block, and says afterwards that it is on", async () => {
  const { page, frame, complaints } = await openAdmin(1280);
  await frame.getByText("Not yet").first().waitFor();
  await frame.getByRole("button", { name: /^Show \d more$/ }).click();
  expect(await frame.getByRole("link", { name: /^(Add to theme|Switch on): / }).count()).toBe(8);
  expect(await findBarriers(page)).toEqual([]);
  await look(page, "home-blocks-1280");
  await frame.getByRole("link", { name: "Add to theme: Bundle" }).click();
  await page
    .getByText("Remove: bundle")
    .or(page.getByRole("button", { name: "Remove: bundle" }))
    .first()
    .waitFor();
  await page.goto(`${app.store.url}/store/${handle}/apps/tandem`);
  await frame.getByRole("link", { name: "Switch on: Offers everywhere" }).click();
  await page.waitForURL(/\/editor/);
  await page.goto(`${app.store.url}/store/${handle}/apps/tandem`);
  await frame.getByRole("link", { name: "Open the editor: Bundle" }).waitFor();
  await frame.getByRole("link", { name: "Open the editor: Offers everywhere" }).waitFor();
  await look(page, "home-on-1280");
  expect(complaints).toEqual([]);
  await page.close();
}, 120_000);
