import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { InstallOver, whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import { endRulesAtOnce } from "#app/pipeline/publishing/rule-store.server.ts";
import { savePublishingSettings } from "#app/pipeline/publishing/settings-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { PublishingShop } from "#test/pipeline/publishing/a-publishing-shop.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { standLive } from "#test/pipeline/publishing/stand-live.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

let shop: PublishingShop;
beforeAll(async () => {
  shop = await PublishingShop.open();
  await shop.prepare();
});
afterAll(() => shop.close());

beforeEach(async () => {
  // Everything taken down, and its grace over.
  shop.hours += 200;
  await standLive(shop.shop, []);
  await shop.sync();
  shop.hours += 200;
  await shop.sync();
});

const pair = (a = 0, b = 1, percent = 10) =>
  anOffer({ offerId: `${a}-${b}`, levels: [aLevel(percent, [Number(shop.ids[a]), Number(shop.ids[b])])] });
const id = (at: number) => shop.ids[at] ?? 0n;

describe("prepare", () => {
  test("makes one discount, for one-time purchases of products, and finds it again", async () => {
    await shop.prepare();
    expect(shop.admin.discounts).toMatchObject([
      {
        functionHandle: "bundle-discount",
        discountClasses: ["PRODUCT"],
        appliesOnOneTimePurchase: true,
        appliesOnSubscription: false,
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
      },
    ]);
  });

  test("deletes discounts of ours beyond the first", async () => {
    const [first] = shop.admin.discounts;
    if (first) shop.admin.discounts.push({ ...first, id: first.id + 1 });
    await shop.prepare();
    expect(shop.admin.discounts).toEqual([first]);
  });

  test("where the merchant switched it off, offers with a saving go, and come back with it", async () => {
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    const [discount] = shop.admin.discounts;
    if (discount) discount.endsAt = "2020-01-01T00:00:00Z";
    expect((await shop.prepare()).summary).toContain("switched off");
    await shop.sync();
    expect(shop.read(id(0), "bundles")).toEqual({ v: 1, b: [] });
    if (discount) discount.endsAt = null;
    await shop.prepare();
    await shop.sync();
    expect(shop.read(id(0), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
  });

  test("says why where Shopify refuses it", async () => {
    const kept = shop.admin.discounts.splice(0);
    const message = "Shop cannot have more than 25 active automatic app discounts.";
    const userErrors = [{ field: null, message, code: "MAX_APP_DISCOUNTS" }];
    shop.store.adminDeps.faults.userErrorsNext = { mutation: "discountAutomaticAppCreate", userErrors };
    expect((await shop.prepare()).summary).toContain(message);
    shop.admin.discounts.push(...kept);
    await shop.prepare();
  });
});

describe("sync", () => {
  test("what is wanted is in Shopify, typed by the manifest, and a second run writes nothing", async () => {
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    expect(shop.read(id(0), "bundle_products")).toEqual([`gid://shopify/Product/${id(1)}`]);
    expect(shop.read(id(0), "bundles")).toMatchObject({ v: 1, b: [{ kind: "bundle", pct: 10 }] });
    expect([shop.read(id(0), "bundle_rules"), shop.read(id(1), "bundle_rules")]).toContainEqual({
      v: 1,
      r: [{ s: [id(0), id(1)].map(Number).sort(), p: 10 }],
    });
    const at = shop.admin.lastId;
    const updated = JSON.stringify(shop.admin.metafields);
    expect(await shop.sync()).toEqual([expect.stringContaining("0 metafields written")]);
    expect([shop.admin.lastId, JSON.stringify(shop.admin.metafields)]).toEqual([at, updated]);
  });

  test("a rule outlives its display by the grace that the merchant settled", async () => {
    await savePublishingSettings(db(), shop.shop, { graceHours: 24 });
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    await standLive(shop.shop, []);
    await shop.sync();
    const rules = () => [shop.read(id(0), "bundle_rules"), shop.read(id(1), "bundle_rules")];
    expect(shop.read(id(0), "bundles")).toEqual({ v: 1, b: [] });
    expect(JSON.stringify(rules())).toContain('"p":10');
    shop.hours += 23;
    await shop.sync();
    expect(JSON.stringify(rules())).toContain('"p":10');
    shop.hours += 2;
    await shop.sync();
    expect(JSON.stringify(rules())).not.toContain('"p":10');
    expect(await db().grantedRule.count()).toBe(0);
    await savePublishingSettings(db(), shop.shop, { graceHours: 72 });
  });

  test("a rule that the merchant ends at once has no grace", async () => {
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    await standLive(shop.shop, []);
    await endRulesAtOnce(db(), shop.shop, pair().offerId);
    await shop.sync();
    expect(await db().grantedRule.count()).toBe(0);
    expect(JSON.stringify(shop.admin.metafields)).not.toContain('"p":10');
  });

  test("an offer that names a product Shopify has lost is left out, and the others are shown", async () => {
    const lost = anOffer({ offerId: "lost", levels: [aLevel(10, [Number(id(0)), 1])] });
    const anchorLost = anOffer({ offerId: "anchor", levels: [aLevel(10, [1, Number(id(0))])] });
    await standLive(shop.shop, [lost, anchorLost, { ...pair(), rank: 2 }, pair(3, 4)]);
    const said = await shop.sync();
    expect(said.at(-1)).toContain("2 offers left out");
    expect(shop.read(id(0), "bundles")).toMatchObject({
      b: [{ slots: [{ p: [Number(id(0))] }, { p: [Number(id(1))] }] }],
    });
    expect(shop.read(id(3), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
    expect(await db().publication.count({ where: { pendingDigest: { not: null } } })).toBe(0);
    expect(await db().publication.count({ where: { ownerId: "gid://shopify/Product/1" } })).toBe(0);
  });

  test("waits out throttling and goes on after an answer that was lost", async () => {
    Object.assign(shop.store.adminDeps.faults, { throttleNext: 2, loseAnswerNext: 1 });
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    expect(shop.read(id(0), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
  });

  test("many owners go as one file, phase by phase", async () => {
    const offers = [pair(0, 1), pair(2, 3), pair(4, 5), pair(6, 7)];
    await standLive(shop.shop, offers);
    const before = shop.admin.bulkOperations.length;
    const said = await shop.sync({ bulkAbove: 3 });
    expect(said).toContain("handed Shopify a file of metafields");
    const own = shop.admin.bulkOperations.slice(before);
    expect(own.map((one) => [one.type, one.status])).toEqual([
      ["MUTATION", "COMPLETED"],
      ["MUTATION", "COMPLETED"],
    ]);
    for (const at of [0, 2, 4, 6]) expect(shop.read(id(at), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
    expect(await shop.sync({ bulkAbove: 3 })).toEqual([expect.stringContaining("0 metafields written")]);
    expect(await db().publishingOperation.count()).toBe(0);
  });

  test("lines that a file's run refused are told apart in calls, and the rest is shown", async () => {
    const lost = anOffer({ offerId: "lost", levels: [aLevel(10, [Number(id(0)), 1])] });
    await standLive(shop.shop, [lost, pair(2, 3), pair(4, 5), pair(6, 7)]);
    await shop.sync({ bulkAbove: 2 });
    expect(shop.read(id(0), "bundles")).toEqual({ v: 1, b: [] });
    for (const at of [2, 4, 6]) expect(shop.read(id(at), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
  });

  test("a file that Shopify gave up on is finished in calls", async () => {
    await standLive(shop.shop, [pair(0, 1), pair(2, 3), pair(4, 5), pair(6, 7)]);
    shop.store.adminDeps.faults.failBulkNext = { afterObjects: 1, errorCode: "INTERNAL_SERVER_ERROR" };
    await shop.sync({ bulkAbove: 3 });
    expect(shop.admin.bulkOperations.map((one) => one.status)).toContain("FAILED");
    for (const at of [0, 2, 4, 6]) expect(shop.read(id(at), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
  });
});

test("a run that an uninstall overtakes notes nothing", async () => {
  let worked = false;
  const work = async () => {
    worked = true;
  };
  await expect(whileInstalled(shop.shop, 99, work)).rejects.toThrow(InstallOver);
  await db().shop.update({ where: { shop: shop.shop }, data: { uninstalledAt: new Date() } });
  await expect(whileInstalled(shop.shop, 1, work)).rejects.toThrow(InstallOver);
  expect(await shop.sync()).toEqual(["the shop has uninstalled since"]);
  await db().shop.update({ where: { shop: shop.shop }, data: { uninstalledAt: null } });
  expect(worked).toBe(false);
});

describe("verify", () => {
  test("finds nothing where nobody touched anything", async () => {
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    expect((await shop.verify()).at(-1)).toBe("0 metafields differ, 0 owners are gone");
  });

  test("what changed, vanished or appeared behind our back is mended", async () => {
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    const whole = structuredClone(shop.admin.metafields);
    shop.tamper(id(0), "bundles", '{"v":1,"b":[]}');
    const own = shop.admin.metafields[`gid://shopify/Product/${id(0)}`] ?? {};
    const [name, references] = Object.entries(own).find(([, one]) => one.key === "bundle_products") ?? [];
    if (name && references) {
      delete own[name];
      shop.admin.metafields[`gid://shopify/Product/${id(20)}`] = {
        [name]: { ...references, id: references.id + 5000 },
      };
    }
    expect((await shop.verify()).at(-1)).toBe("3 metafields differ, 0 owners are gone");
    await shop.sync();
    expect(values(shop.admin.metafields)).toEqual({
      ...values(whole),
      [`gid://shopify/Product/${id(20)} bundle_products`]: "[]",
    });
  });

  test("a discount that was deleted is made again", async () => {
    await standLive(shop.shop, [pair()]);
    await shop.sync();
    shop.admin.discounts.length = 0;
    await shop.verify();
    await shop.sync();
    const [discount] = shop.admin.discounts;
    expect(shop.read(`gid://shopify/DiscountNode/${discount?.id}`, "config")).toEqual({ v: 1, on: true });
  });

  test("a product that is gone is forgotten with its rules", async () => {
    await standLive(shop.shop, [pair(30, 31)]);
    await shop.sync();
    await shop.verify();
    shop.store.deleteProduct(shop.shop, { productId: Number(id(30)) });
    expect((await shop.verify()).at(-1)).toContain("1 owners are gone");
    await standLive(shop.shop, []);
    await shop.sync();
    const left = await db().publication.findMany({ where: { ownerId: `gid://shopify/Product/${id(30)}` } });
    expect([left, await db().grantedRule.count({ where: { productId: id(30) } })]).toEqual([[], 0]);
  });
});

function values(metafields: Record<string, Record<string, { key: string; value: string }>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(metafields).flatMap(([owner, own]) =>
      Object.values(own).map(({ key, value }) => [`${owner} ${key}`, value]),
    ),
  );
}
