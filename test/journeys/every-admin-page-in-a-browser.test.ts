import { afterAll, beforeAll, expect, test } from "vitest";
import { saveCampaign } from "#app/pipeline/offers/save-campaign.server.ts";
import { savePromises } from "#app/pipeline/results/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { anOffer } from "#test/pages/offers/an-offer-row.ts";
import { aProposal } from "#test/pipeline/offers/an-offer.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { type Admin, startAdmin } from "./admin-in-a-browser.ts";

withTestDatabase();

const world = generateWorld({ seed: 9, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
const productIds = world.products.slice(0, 3).map(({ id }) => BigInt(id));
let admin: Admin;
let offerId: string;
let upgradeId: string;
let campaignId: string;

beforeAll(async () => {
  admin = await startAdmin(world);
  offerId = await anOffer(shop, aProposal(productIds.slice(0, 2), 900), { decision: "accepted" });
  const upgrade = aProposal(productIds.slice(1, 3), 700, { kind: "upgrade" });
  const signals = ["alike", "substitute", "moved-up"] as const;
  const facts = [{ source: "option" as const, key: "Size", label: "Size", from: "Small", to: "Large" }];
  const reasons = { signals: [...signals], facts, moves: { up: 38, down: 2 } };
  upgradeId = await anOffer(shop, { ...upgrade, upgrade: reasons }, { decision: "accepted" });
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
}, 120_000);
afterAll(() => admin.stop());

const PAGES: [name: string, address: () => string][] = [
  ["home", () => ""],
  ["bundles", () => "/app/bundles"],
  ["no bundles", () => "/app/bundles?show=paused"],
  ["upgrades", () => "/app/upgrades"],
  ["no upgrades", () => "/app/upgrades?show=turnedDown"],
  ["an offer", () => `/app/offers/${offerId}`],
  ["an upgrade", () => `/app/offers/${upgradeId}`],
  ["campaigns", () => "/app/campaigns"],
  ["a campaign", () => `/app/campaigns/${campaignId}`],
  ["a new campaign", () => "/app/campaigns/new"],
  ["prices", () => "/app/promises"],
  ["no prices", () => "/app/promises?show=better"],
  ["import", () => "/app/import"],
  ["activity", () => "/app/activity"],
  ["settings", () => "/app/settings"],
];

test.each(PAGES)(
  "%s: nothing shuts anyone out, nothing is wider than the screen, nothing is complained of",
  async (name, address) => {
    const { resize, expectFits, expectOpenToAll, look, leave } = await admin.open(390, address());
    for (const width of [390, 1280]) {
      await resize(width);
      await expectFits();
      await expectOpenToAll();
      await look(name);
    }
    await leave();
  },
  120_000,
);

test("what is no more, is long in coming, or can't be reached is said in its place", async () => {
  for (const width of [390, 1280]) {
    const gone = await admin.open(width, "/app/offers/none");
    await gone.frame.getByText("There is nothing here").first().waitFor();
    await gone.expectFits();
    await gone.expectOpenToAll();
    await gone.look("an offer that is no more");
    await gone.leave(/404/);

    const { page, frame, expectFits, expectOpenToAll, look, leave } = await admin.open(width);
    let isReachable: (is: boolean) => void = () => {};
    const answered = new Promise<boolean>((resolve) => {
      isReachable = resolve;
    });
    await page.route(/\/app\/bundles(\.data|\?.*_data=)/, async (route) =>
      (await answered) ? route.continue() : route.abort(),
    );
    await frame.getByRole("link", { name: "See bundles" }).click();
    await frame.getByText("Loading", { exact: true }).waitFor({ state: "attached" });
    await expectFits();
    await expectOpenToAll();
    await look("a page on its way");
    isReachable(false);
    await frame.getByText("Tandem could not be reached").first().waitFor();
    await expectFits();
    await expectOpenToAll();
    await look("a page that can't be reached");
    await leave(/ERR_FAILED|Failed to fetch/);
  }
}, 120_000);

test("an offer's dates, words and saving are changed in its cards", async () => {
  for (const width of [390, 1280]) {
    const { frame, expectOpenToAll, look, leave } = await admin.open(width, `/app/offers/${offerId}`);
    await frame.getByRole("button", { name: "Change the saving" }).click();
    await frame.getByRole("button", { name: "Change the dates" }).click();
    await frame.getByRole("button", { name: /Give it words of its own|Change the words/ }).click();
    await frame.getByLabel("Ends on").fill("2099-12-24");
    await expectOpenToAll();
    await look("an offer being changed");
    await leave();
  }
  const { frame, look, leave } = await admin.open(1280, `/app/offers/${offerId}`);
  await frame.getByRole("button", { name: "Change the saving" }).click();
  const saving = frame.getByRole("spinbutton");
  await saving.fill("7.5");
  await frame.getByRole("button", { name: "Save" }).click();
  await frame.getByText("Saves 7.5\u00a0% (now)").waitFor();
  await frame.getByRole("button", { name: "Change the dates" }).click();
  await frame.getByLabel("Ends on").fill("2099-12-24");
  await frame.getByRole("button", { name: "Save" }).click();
  await frame.getByText("ends on 24 Dec 2099 (now)").waitFor();
  await look("an offer changed");
  await leave();
}, 120_000);

test("Home leads into the theme editor for each block, and says afterwards that it is on", async () => {
  const { page, frame, expectOpenToAll, look, leave } = await admin.open(1280);
  const home = page.url();
  await frame.getByText("Not yet").first().waitFor();
  await frame.getByRole("button", { name: /^Show \d more$/ }).click();
  expect(await frame.getByRole("link", { name: /^(Add to theme|Switch on): / }).count()).toBe(8);
  await expectOpenToAll();
  await look("home with every block");
  await frame.getByRole("link", { name: "Add to theme: Bundle" }).click();
  await page
    .getByText("Remove: bundle")
    .or(page.getByRole("button", { name: "Remove: bundle" }))
    .first()
    .waitFor();
  await page.goto(home);
  await frame.getByRole("link", { name: "Switch on: Offers everywhere" }).click();
  await page.waitForURL(/\/editor/);
  await page.goto(home);
  await frame.getByRole("link", { name: "Open the editor: Bundle" }).waitFor();
  await frame.getByRole("link", { name: "Open the editor: Offers everywhere" }).waitFor();
  await look("home with blocks on");
  await leave();
}, 120_000);
