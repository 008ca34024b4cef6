import { beforeEach, describe, expect, test } from "vitest";
import { loadSettings } from "#app/pages/settings/load-settings.server.ts";
import { parseEntries, saveEntries } from "#app/pages/settings/save-settings.server.ts";
import type { Entries } from "#app/pages/settings/settings.ts";
import { DEFAULT_BASKET_RULES, parseBasketRules } from "#app/pipeline/baskets/basket-rules.ts";
import { DEFAULT_RULES } from "#app/pipeline/offers/rules.ts";
import { getRules } from "#app/pipeline/offers/rules-store.server.ts";
import { DEFAULT_PUBLISHING } from "#app/pipeline/publishing/settings.ts";
import { getPublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { getSettings } from "#app/shops/settings-store.server.ts";
import { queuedJobs } from "#test/pages/records.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop({ shop: SHOP });
  await aShop({ shop: OTHER });
});

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";
const face = (productId: string) => ({ productId, title: "Wrap", imageUrl: null });
const basketRules = async (shop: string) => parseBasketRules(await getSettings(db(), shop, "baskets"));
const kinds = async () => (await queuedJobs()).map(({ name }) => name);

test("a shop that settled nothing is shown the defaults", async () => {
  const { groups, entries, isOn } = await loadSettings(SHOP);
  const byDefault = groups.flatMap(({ settings }) => settings.map((one) => [one.name, one.byDefault]));
  expect(entries).toEqual(Object.fromEntries(byDefault));
  expect(isOn).toBe(true);
});

describe("saveEntries", () => {
  test.each<[string, Entries, string[]]>([
    ["how offers are shown: the shop's pages follow", { "publishing.offersAPage": "2" }, ["publishing.sync"]],
    ["what is proposed", { "offers.savingForTwo": "7.5" }, ["offers.compose", "publishing.sync"]],
    ["which orders count: they are searched again", { "baskets.leaveOut.pos": true }, ["affinities.mine"]],
  ])("changes %s", async (_, entries, jobs) => {
    expect(await saveEntries(SHOP, entries)).toMatchObject({ isDone: true, problems: {} });
    expect((await loadSettings(SHOP)).entries).toMatchObject(entries);
    expect(await kinds()).toEqual(jobs);
    expect((await loadSettings(OTHER)).entries).not.toMatchObject(entries);
  });

  test("each part gets its own, in its own form", async () => {
    await saveEntries(SHOP, {
      "publishing.isOn": false,
      "offers.marginFloorPercent": "30",
      "offers.excludedProducts": [face("-7"), face("123456789012345678")],
      "baskets.leaveOut.pos": true,
      "baskets.leaveOut.b2b": false,
      "baskets.excludedProducts": [face("9")],
      "baskets.minCustomers": "5",
    });
    expect(await getPublishingSettings(db(), SHOP)).toEqual({ ...DEFAULT_PUBLISHING, isOn: false });
    expect(await getRules(db(), SHOP)).toEqual({
      ...DEFAULT_RULES,
      marginFloorPercent: 30,
      excludedProducts: [-7n, 123456789012345678n],
    });
    const reasons = [...DEFAULT_BASKET_RULES.leaveOut].filter((reason) => reason !== "b2b");
    expect(await basketRules(SHOP)).toEqual({
      ...{ leaveOut: new Set([...reasons, "pos"]), excludedProducts: new Set([9n]), minCustomers: 5 },
      keptAddOns: new Set(),
    });
    expect((await loadSettings(SHOP)).isOn).toBe(false);
  });

  test("what is wrong is told by field, and nothing of it is saved", async () => {
    const entries = { "offers.savingForTwo": "99", "offers.savingForMore": "", "publishing.offersAPage": "2" };
    expect(await saveEntries(SHOP, entries)).toEqual({
      ...{ isDone: false, text: "Some fields need a look." },
      problems: { "offers.savingForTwo": "Enter a number from 0 to 50.", "offers.savingForMore": "Enter a number." },
    });
    expect(await getPublishingSettings(db(), SHOP)).toEqual(DEFAULT_PUBLISHING);
    expect(await kinds()).toEqual([]);
  });

  test("saving what is so already runs nothing", async () => {
    await saveEntries(SHOP, { "offers.savingForTwo": "5", "baskets.leaveOut.test": true, "no.such": "1" });
    expect(await kinds()).toEqual([]);
  });

  test("two who change different things don't undo each other's", async () => {
    await saveEntries(SHOP, { "baskets.leaveOut.pos": true });
    await saveEntries(SHOP, { "baskets.leaveOut.test": false });
    const { leaveOut } = await basketRules(SHOP);
    expect([leaveOut.has("pos"), leaveOut.has("test")]).toEqual([true, false]);
  });
});

test.each([null, "text", { "offers.savingForTwo": 5 }, { "offers.excludedProducts": [{ productId: "gid" }] }])(
  "parseEntries takes no %j",
  (json) => {
    expect(parseEntries(json)).toBeNull();
  },
);
