import { afterAll, beforeAll, expect, test } from "vitest";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { getPublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { type Admin, startAdmin } from "./admin-in-a-browser.ts";

withTestDatabase();

const world = generateWorld({ seed: 9, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
let admin: Admin;

beforeAll(async () => {
  admin = await startAdmin(world);
}, 120_000);
afterAll(() => admin.stop());

test("the merchant changes settings, is told what is wrong, saves, and switches everything off", async () => {
  const { page, frame, look, leave } = await admin.open(1280, "/app/settings");
  const saving = frame.getByLabel("Saving for two");
  await saving.fill("99");
  await saving.blur();
  await frame.getByText("Enter a number from 0 to 50.").first().waitFor();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  expect(await frame.getByText("Enter a number from 0 to 50.").count()).toBeGreaterThan(0);
  await saving.scrollIntoViewIfNeeded();
  await look("settings-problem");
  await saving.fill("7.5");
  await frame.getByRole("button", { name: "Choose products: Products in no offer" }).click();
  const [first] = world.products;
  await page.getByRole("checkbox").first().check();
  await look("settings-picker");
  await page
    .getByRole("button", { name: /^(Add|Select|Choose)/ })
    .last()
    .click();
  await frame.getByRole("button", { name: `Remove ${first?.title}` }).waitFor();
  await frame.getByLabel("Show offers to shoppers").uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText("Shoppers are shown no offers").waitFor();
  await look("settings-saved");
  expect(await getRules(db(), shop)).toMatchObject({ savingForTwo: 7.5, excludedProducts: [BigInt(first?.id ?? 0)] });
  expect(await getPublishingSettings(db(), shop)).toMatchObject({ isOn: false });
  await leave();
}, 120_000);

test("on a phone what was changed can be discarded", async () => {
  const { page, frame, look, leave } = await admin.open(390, "/app/settings");
  const least = frame.getByLabel("Different customers behind an offer");
  await least.fill("7");
  await look("settings-changed");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect.poll(() => least.inputValue()).toBe("3");
  await leave();
}, 120_000);
