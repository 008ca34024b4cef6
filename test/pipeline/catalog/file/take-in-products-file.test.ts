import { beforeEach, describe, expect, test } from "vitest";
import { giveWayToApi } from "#app/pipeline/catalog/file/give-way.server.ts";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import type { Product } from "#app/pipeline/catalog/product.ts";
import { saveWholeProducts } from "#app/pipeline/catalog/save-products.server.ts";
import { listProblems } from "#app/pipeline/intake/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aShop, lineRow, orderRow, productRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";
import { anApiProduct } from "#test/pipeline/orders/file/an-api-product.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

const now = new Date("2026-03-01T10:00:00Z");

async function saveFromApi(shop: string, given: Partial<Product> & { costMinor?: number | null } = {}) {
  await db().$transaction((tx) => saveWholeProducts(tx, shop, [anApiProduct(given)], { source: "api", now }));
}

/** A further row of a product: a variant, an image, or both. */
const furtherRow = (cells: Record<string, string> = {}) => {
  const empty = Object.fromEntries(Object.keys(productRow()).map((name) => [name, ""]));
  return { ...empty, Handle: "mug", ...cells };
};
const red = { "Option1 Value": "Red", "Variant SKU": "MUG-R", "Variant Price": "11.00" };

const everything = () => db().$queryRaw`
  select (to_jsonb(t) - 'read_at')::text as row from product t union all select to_jsonb(t)::text from variant t order by 1`;

describe("takeInProductsFile", () => {
  test("makes one product of the rows of a handle, under an id that can't be Shopify's", async () => {
    const shop = await aShop();
    const image = furtherRow({ "Image Src": "https://cdn.example.com/other.jpg" });
    const card = productRow({
      Handle: "card",
      Title: "Card",
      "Gift Card": "TRUE",
      Status: "draft",
      "Cost per item": "",
    });
    const summary = await takeInProductsFile(
      shop,
      uploadOf([productRow(), furtherRow(red), image, card], { gzip: true }),
    );
    expect(summary).toMatchObject({
      status: "done",
      rows: 4,
      objects: 2,
      problems: 0,
      counts: { variants: 3, known: 0 },
    });
    expect(await db().product.findMany({ orderBy: { handle: "desc" } })).toMatchObject([
      {
        ...{ handle: "mug", title: "Mug", vendor: "Acme", source: "file", category: "Home > Mugs", status: "active" },
        ...{ tags: ["kitchen", "gift"], optionNames: ["Colour"], imageUrl: "https://cdn.example.com/mug.jpg" },
      },
      { handle: "card", isGiftCard: true, status: "draft" },
    ]);
    const mug = await db().product.findFirstOrThrow({ where: { handle: "mug" } });
    expect(mug.productId).toBeLessThan(0n);
    expect(
      await db().variant.findMany({ where: { productId: mug.productId }, orderBy: { position: "asc" } }),
    ).toMatchObject([
      { title: "Blue", sku: "MUG-B", priceMinor: 1000n, costMinor: 400n, stock: 5, isAvailable: true },
      { title: "Red", sku: "MUG-R", priceMinor: 1100n, costMinor: null, stock: null, isAvailable: true },
    ]);
  });

  test("reads the columns by their newer names too", async () => {
    const shop = await aShop({ currency: "JPY" });
    const row = {
      Title: "Mug",
      "URL handle": "mug",
      "Option1 Value": "",
      SKU: "M",
      Price: "1200",
      "Cost per item": "500",
    };
    expect(await takeInProductsFile(shop, uploadOf([row]))).toMatchObject({ status: "done", problems: 0 });
    expect(await db().variant.findMany()).toMatchObject([
      { title: "Default Title", sku: "M", priceMinor: 1200n, costMinor: 500n },
    ]);
  });

  test("the same file twice changes nothing, and a variant that a newer file lacks goes", async () => {
    const shop = await aShop();
    const rows = [productRow(), furtherRow(red)];
    await takeInProductsFile(shop, uploadOf(rows));
    const before = await everything();
    await takeInProductsFile(shop, uploadOf(rows));
    expect(await everything()).toEqual(before);
    expect(before).toHaveLength(3);
    await takeInProductsFile(shop, uploadOf([productRow()]));
    expect(await db().variant.findMany()).toMatchObject([{ title: "Blue" }]);
  });

  test("lists what it can't read with its line, and keeps the rest", async () => {
    const shop = await aShop();
    const rows = [
      productRow(),
      furtherRow({ ...red, "Variant Price": "cheap" }),
      furtherRow({ ...red, "Option1 Value": "Blue" }),
      furtherRow({ Handle: "" }),
      furtherRow({ Handle: "lamp", "Option1 Value": "x", "Variant Price": "1.00" }),
      productRow({ Handle: "sofa", "Variant Price": "" }),
    ];
    const summary = await takeInProductsFile(shop, uploadOf(rows));
    expect(summary).toMatchObject({ status: "done", objects: 1, problems: 6 });
    expect(await listProblems(shop, summary.intakeId)).toEqual([
      { line: 3, reason: 'A variant of mug is left out: "cheap" is not an amount of money.' },
      { line: 4, reason: "A variant of mug is left out: another one has the same options." },
      { line: 5, reason: "The row names no product: its handle is empty." },
      { line: 6, reason: "Product lamp is left out: its first row has no title." },
      { line: 7, reason: expect.stringContaining("is not an amount") },
      { line: 7, reason: "Product sofa is left out: it has no variant that can be read." },
    ]);
  });

  test("refuses an orders export", async () => {
    const shop = await aShop();
    const summary = await takeInProductsFile(shop, uploadOf([orderRow(), lineRow()]));
    expect(summary).toMatchObject({ status: "failed", message: expect.stringContaining("Shopify's orders export") });
    expect(await everything()).toEqual([]);
  });
});

describe("a file beside the API", () => {
  test("a product that the API told of keeps what it said, and gains the cost it did not", async () => {
    const shop = await aShop();
    await saveFromApi(shop, { title: "Mug of today", costMinor: null });
    const summary = await takeInProductsFile(shop, uploadOf([productRow({ "Variant Price": "99.00" })]));
    expect(summary.counts).toMatchObject({ products: 1, known: 1, costsFilled: 1 });
    expect(await db().product.findMany()).toMatchObject([{ productId: 1n, title: "Mug of today", source: "api" }]);
    expect(await db().variant.findMany()).toMatchObject([{ variantId: 11n, priceMinor: 500n, costMinor: 400n }]);
    await takeInProductsFile(shop, uploadOf([productRow({ "Cost per item": "7.00" })]));
    expect(await db().variant.findMany()).toMatchObject([{ costMinor: 400n }]);
  });

  test("a cost that the API told stays", async () => {
    const shop = await aShop();
    await saveFromApi(shop, { costMinor: 350 });
    await takeInProductsFile(shop, uploadOf([productRow()]));
    expect(await db().variant.findMany()).toMatchObject([{ costMinor: 350n }]);
  });

  test("a file's product gives way when the API reports its handle, and hands over its cost", async () => {
    const shop = await aShop();
    await takeInProductsFile(shop, uploadOf([productRow(), productRow({ Handle: "lamp", Title: "Lamp" })]));
    await saveFromApi(shop, { costMinor: null });
    expect(await db().$transaction((tx) => giveWayToApi(tx, shop))).toBe(1);
    expect(await db().product.findMany({ orderBy: { handle: "asc" } })).toMatchObject([
      { handle: "lamp", source: "file" },
      { handle: "mug", source: "api", productId: 1n },
    ]);
    expect(await db().variant.findMany({ where: { variantId: { gt: 0n } } })).toMatchObject([{ costMinor: 400n }]);
    expect(await db().variant.count()).toBe(2);
    expect(await db().$transaction((tx) => giveWayToApi(tx, shop))).toBe(0);
  });

  test("another shop's product of the same handle does not count", async () => {
    const [one, other] = [await aShop(), await aShop({ shop: "b.myshopify.com" })];
    await saveFromApi(other, { costMinor: null });
    const { counts } = await takeInProductsFile(one, uploadOf([productRow()]));
    expect(counts).toMatchObject({ known: 0, costsFilled: 0 });
    expect(await db().$transaction((tx) => giveWayToApi(tx, one))).toBe(0);
    expect(await db().variant.findMany({ where: { shop: other } })).toMatchObject([{ costMinor: null }]);
  });
});
