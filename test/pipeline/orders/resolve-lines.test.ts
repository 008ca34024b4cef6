import { beforeEach, describe, expect, test } from "vitest";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import type { Product, Variant } from "#app/pipeline/catalog/product.ts";
import { saveWholeProducts } from "#app/pipeline/catalog/save-products.server.ts";
import { markProductsDeleted } from "#app/pipeline/catalog/store.server.ts";
import { resolveAllLines } from "#app/pipeline/orders/file/resolve-lines.job.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { resolveLines } from "#app/pipeline/orders/resolve-lines.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aShop, orderRow, productRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";
import { anApiProduct } from "#test/pipeline/orders/file/an-api-product.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const now = new Date("2026-03-01T10:00:00Z");
const context = { now, clock: () => now, signal: new AbortController().signal, isLastTry: false };

async function sell(shop: string, ...products: (Partial<Product> & Partial<Variant>)[]) {
  await db().$transaction((tx) => saveWholeProducts(tx, shop, products.map(anApiProduct), { source: "api", now }));
}

/** What the one line of an uploaded order is tied to, once it is resolved against the catalogue of `shop`. */
async function lineOf(shop: string, cells: Record<string, string> = {}) {
  await takeInOrdersFile(shop, uploadOf([orderRow(cells)]));
  return theLine(shop);
}

async function theLine(shop: string) {
  const { productId, variantId, title, variantTitle, isGiftCard } = await db().orderLine.findFirstOrThrow({
    where: { shop },
  });
  return { productId, variantId, title, variantTitle, isGiftCard };
}

const lamp = {
  productId: 2n,
  variantId: 21n,
  handle: "lamp",
  title: "Lamp",
  sku: "LAMP",
  optionValues: ["Default Title"],
};
const unresolved = { productId: null, variantId: null, title: "Mug - Blue", variantTitle: null };

describe("what a line of a file is", () => {
  test("a SKU that one variant has tells it, whatever the line is called", async () => {
    const shop = await aShop();
    await sell(shop, {}, lamp);
    expect(await lineOf(shop, { "Lineitem sku": "LAMP", "Lineitem name": "Old lamp" })).toMatchObject({
      ...{ productId: 2n, variantId: 21n, title: "Old lamp", variantTitle: null },
    });
  });

  test("without a SKU, its title, its variant's title and its vendor tell it", async () => {
    const shop = await aShop();
    await sell(shop, { sku: null }, { productId: 3n, variantId: 31n, handle: "mug-2", vendor: "Other", sku: null });
    expect(await lineOf(shop, { "Lineitem sku": "" })).toMatchObject({
      ...{ productId: 1n, variantId: 11n, title: "Mug", variantTitle: "Blue" },
    });
    expect(await lineOf(shop, { "Lineitem sku": "", Vendor: "Nobody" })).toMatchObject(unresolved);
    expect(await lineOf(shop, { "Lineitem sku": "", Vendor: "" })).toMatchObject(unresolved);
  });

  test("a SKU that several variants have leaves it to the name, and among equal names to the SKU", async () => {
    const shop = await aShop();
    await sell(shop, {}, { ...lamp, sku: "MUG-B" });
    expect(await lineOf(shop)).toMatchObject({ productId: 1n, title: "Mug", variantTitle: "Blue" });
    await sell(shop, { productId: 3n, variantId: 31n, handle: "mug-2", sku: "NEW" });
    expect(await lineOf(shop)).toMatchObject({ productId: 1n });
    await sell(shop, { productId: 4n, variantId: 41n, handle: "mug-3" });
    expect(await lineOf(shop)).toMatchObject(unresolved);
  });

  test("a title that has a dash itself is not taken apart", async () => {
    const shop = await aShop();
    await sell(shop, { ...lamp, title: "Lamp - tall", sku: null });
    expect(await lineOf(shop, { "Lineitem sku": "", "Lineitem name": "Lamp - tall" })).toMatchObject({
      ...{ productId: 2n, title: "Lamp - tall", variantTitle: null },
    });
  });

  test("a product sold now goes before a deleted one, and that before one that only a file knows", async () => {
    const shop = await aShop();
    await takeInProductsFile(shop, uploadOf([productRow({ Handle: "old-mug", "Gift Card": "TRUE" })]));
    const fromFile = await lineOf(shop);
    expect(fromFile.productId).toBeLessThan(0n);
    expect(fromFile.isGiftCard).toBe(true);
    await sell(shop, {});
    await markProductsDeleted(db(), shop, [1n], now);
    expect(await lineOf(shop)).toMatchObject({ productId: 1n, isGiftCard: false });
    await sell(shop, { productId: 3n, variantId: 31n, handle: "mug-again" });
    expect(await lineOf(shop)).toMatchObject({ productId: 3n });
  });
});

describe("resolveAllLines", () => {
  test("ties waiting lines once the catalogue knows what they are, and changes nothing the second time", async () => {
    const shop = await aShop();
    expect(await lineOf(shop)).toMatchObject(unresolved);
    await sell(shop, {});
    expect(await resolveAllLines({ shop }, context)).toMatchObject({ unchanged: false });
    expect(await theLine(shop)).toMatchObject({ productId: 1n, variantId: 11n, title: "Mug", variantTitle: "Blue" });
    expect(await resolveAllLines({ shop }, context)).toMatchObject({ unchanged: true });
  });

  test("lines of a file's product move to the API's product of the same handle", async () => {
    const shop = await aShop();
    await takeInProductsFile(shop, uploadOf([productRow({ "Variant SKU": "OLD" })]));
    expect((await lineOf(shop, { "Lineitem sku": "OLD" })).productId).toBeLessThan(0n);
    await sell(shop, {});
    await resolveAllLines({ shop }, context);
    expect(await theLine(shop)).toMatchObject({ productId: 1n, title: "Mug", variantTitle: "Blue" });
    expect(await db().product.count({ where: { source: "file" } })).toBe(0);
  });

  test("lines whose file's product gave way to one that they don't fit are whole again", async () => {
    const shop = await aShop();
    await takeInProductsFile(shop, uploadOf([productRow()]));
    expect(await lineOf(shop)).toMatchObject({ title: "Mug", variantTitle: "Blue" });
    await sell(shop, { title: "Cup", sku: "CUP" });
    await resolveAllLines({ shop }, context);
    expect(await theLine(shop)).toMatchObject(unresolved);
  });

  test("goes through all orders of a file, page by page, and through no other shop's", async () => {
    const [shop, other] = [await aShop(), await aShop({ shop: "b.myshopify.com" })];
    const orders = Array.from({ length: 2100 }, (_, at) => orderRow({ Id: String(9000 + at), Name: `#${9000 + at}` }));
    await takeInOrdersFile(shop, uploadOf(orders, { size: 60_000 }));
    await takeInOrdersFile(other, uploadOf([orderRow()]));
    await sell(shop, {});
    const first = await db().$transaction((tx) => resolveLines(tx, shop));
    expect(first).toEqual({ changed: 2000, last: 10_999n });
    expect(await resolveAllLines({ shop }, context)).toMatchObject({ summary: expect.stringMatching(/^100 lines/) });
    expect(await db().orderLine.count({ where: { shop, productId: 1n } })).toBe(2100);
    expect(await theLine(other)).toMatchObject(unresolved);
  });
});
