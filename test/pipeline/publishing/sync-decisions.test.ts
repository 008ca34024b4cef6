import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { saveWholeProducts } from "#app/pipeline/catalog/save-products.server.ts";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import { makeOfferId } from "#app/pipeline/offers/offer-id.ts";
import { db } from "#app/runtime/database.server.ts";
import { anApiProduct } from "#test/pipeline/orders/file/an-api-product.ts";
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

const pair = (a = 0, b = 1, percent = 10) =>
  anOffer({ offerId: `${a}-${b}`, levels: [aLevel(percent, [Number(shop.ids[a]), Number(shop.ids[b])])] });
const id = (at: number) => shop.ids[at] ?? 0n;

describe("sync after the merchant's word", () => {
  test("a saving that the merchant changes is published, also after the next run of the offers", async () => {
    const mined = anOffer({
      ...pair(10, 11),
      offerId: makeOfferId("bundle", pair(10, 11).levels[0]?.members ?? [], "mined"),
    });
    await standLive(shop.shop, [mined]);
    await shop.sync();
    const { offerId } = mined;
    expect(
      await decideOffer(shop.shop, { offerId, verb: "edit", savings: [25] }, { now: new Date(), next: [] }),
    ).toMatchObject({ ok: true });
    const sold = [10, 11].map((n) =>
      anApiProduct({ productId: id(n), costMinor: null, variantId: id(n) + 1n, handle: `product-${n}` }),
    );
    await db().$transaction((tx) => saveWholeProducts(tx, shop.shop, sold, { source: "api", now: new Date() }));
    // No orders speak for it: a run does not find it again.
    await shop.compose();
    await shop.sync();
    expect(shop.read(id(10), "bundles")).toMatchObject({ b: [{ pct: 25 }] });
    expect(shop.read(id(10), "bundle_rules")).toMatchObject({ r: [{ p: 25 }] });
  });

  test("the merchant's words are in Shopify with the page that names them, and leave with it", async () => {
    const mined = anOffer({ ...pair(), offerId: makeOfferId("bundle", pair().levels[0]?.members ?? [], "mined") });
    await standLive(shop.shop, [mined]);
    const say = (title: string) =>
      decideOffer(
        shop.shop,
        { offerId: mined.offerId, verb: "words", title, callToAction: "" },
        { now: new Date(), next: [] },
      );
    expect(await say("Tea for two")).toMatchObject({ ok: true });
    await shop.sync();
    const [words, ...others] = Object.values(shop.admin.metaobjects);
    expect(words).toMatchObject({ fields: { title: "Tea for two" } });
    expect(others).toEqual([]);
    expect(shop.read(id(0), "bundles")).toMatchObject({ b: [{ words: words?.handle }] });
    expect((await shop.verify()).at(-1)).toBe("0 metafields differ, 0 owners are gone");

    if (words) words.fields.title = "Something else";
    expect((await shop.verify()).at(-1)).toBe("1 metafields differ, 0 owners are gone");
    await shop.sync();
    expect(words && Object.values(shop.admin.metaobjects)[0]?.fields.title).toBe("Tea for two");

    await say("");
    await shop.sync();
    expect(Object.values(shop.admin.metaobjects)).toEqual([]);
    expect(shop.read(id(0), "bundles")).toMatchObject({ b: [{ pct: 10 }] });
  });
});
