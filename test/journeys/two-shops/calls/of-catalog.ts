import { backfillCatalog } from "#app/pipeline/catalog/backfill.job.server.ts";
import { digestProducts } from "#app/pipeline/catalog/content-store.server.ts";
import { ProductCollector } from "#app/pipeline/catalog/file/collect-products.server.ts";
import { giveWayToApi } from "#app/pipeline/catalog/file/give-way.server.ts";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import * as file from "#app/pipeline/catalog/file-store.server.ts";
import { listCosted, listProducts } from "#app/pipeline/catalog/list-store.server.ts";
import { matchSoldNames } from "#app/pipeline/catalog/match-store.server.ts";
import { parseWholeProduct } from "#app/pipeline/catalog/parse-product.ts";
import { refreshProducts } from "#app/pipeline/catalog/refresh.job.server.ts";
import { saveProducts, saveWholeProducts, type WholeProduct } from "#app/pipeline/catalog/save-products.server.ts";
import * as store from "#app/pipeline/catalog/store.server.ts";
import { readProducts } from "#app/shopify/read-products.server.ts";
import { type Calls, changes, does, type Given, reads, works } from "#test/journeys/two-shops/call.ts";
import { OTHER_HANDLE } from "#test/journeys/two-shops/seed-records.ts";
import { productRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";

const writing = (now: Date) => ({ source: "api" as const, readAt: now, intakeId: null });

async function wholeProducts({ shop, productIds }: Given): Promise<WholeProduct[]> {
  return (await readProducts(shop, productIds.map(String))).map((found) => parseWholeProduct(found, "GBP"));
}

/** A sold thing by its SKU, one by its name, and one that only the other shop calls so. */
async function soldNames({ tx, world }: Given) {
  const [first, second] = world.products.filter((one) => one.variants.length === 1);
  const elsewhere = await tx.product.findFirst({ where: { shop: { not: world.shop.domain } } });
  const named = (name = "", sku: string | null = null) => ({ sku, vendor: null, name });
  return [named("", first?.variants[0]?.sku), named(second?.title), named(elsewhere?.title ?? "nowhere")];
}

/** The API told no cost, in neither shop. */
const withoutCosts = ({ tx }: Given) =>
  tx.variant.updateMany({ where: { productId: { gt: 0n } }, data: { costMinor: null } });

/** How the catalogue is tried. */
export const callsOfCatalog: Calls = {
  "app/pipeline/catalog/store.server.ts": {
    upsertProducts: changes(async (given) => {
      const products = (await wholeProducts(given)).map((one) => one.product);
      return store.upsertProducts(given.tx, given.shop, products, writing(given.now));
    }),
    upsertVariants: changes(async (given) => {
      const variants = (await wholeProducts(given)).flatMap((one) => one.variants);
      const dearer = variants.map((one) => ({ ...one, priceMinor: 1 }));
      return store.upsertVariants(given.tx, given.shop, dearer, given.productsIntake);
    }),
    deleteOtherVariants: changes(({ tx, shop, productIds }) => store.deleteOtherVariants(tx, shop, productIds, [])),
    deleteVariantsNotIn: changes(
      ({ tx, shop, productsIntake }) => store.deleteVariantsNotIn(tx, shop, productsIntake),
      ({ tx }) => tx.variant.updateMany({ data: { intakeId: null } }),
    ),
    saveMemberships: changes(({ tx, shop, productIds, productsIntake }) => {
      const memberships = productIds.map((productId) => ({ productId, collectionId: 1n, title: "New" }));
      return store.saveMemberships(tx, shop, memberships, productsIntake);
    }),
    saveFacts: changes(({ tx, shop, productIds, productsIntake }) => {
      const fact = { key: "custom.colour", label: null, type: "single_line_text_field", value: "New" };
      const facts = productIds.map((productId) => ({ ...fact, productId }));
      return store.saveFacts(tx, shop, facts, productsIntake);
    }),
    markProductsNotIn: changes(({ tx, shop, ordersIntake }) => {
      const later = new Date(Date.now() + 3_600_000);
      return store.markProductsNotIn(tx, shop, ordersIntake, later, later);
    }),
    markProductsDeleted: changes(({ tx, shop, productIds, now }) =>
      store.markProductsDeleted(tx, shop, productIds, now),
    ),
    countProducts: reads(({ tx, shop }) => store.countProducts(tx, shop)),
    forgetShop: changes(({ tx, shop }) => store.forgetShop(tx, shop)),
  },
  "app/pipeline/catalog/save-products.server.ts": {
    saveProducts: changes(async (given) => {
      const products = (await wholeProducts(given)).map((one) => one.product);
      return saveProducts(given.tx, given.shop, products, writing(given.now));
    }),
    saveWholeProducts: changes(async (given) =>
      saveWholeProducts(given.tx, given.shop, await wholeProducts(given), { source: "api", now: given.now }),
    ),
  },
  "app/pipeline/catalog/file-store.server.ts": {
    listApiHandles: reads(({ tx, shop, world }) =>
      file.listApiHandles(tx, shop, [...world.products.map((one) => one.handle), "file-only", OTHER_HANDLE]),
    ),
    fillCosts: changes(({ tx, shop, world }) => {
      const costs = world.products.flatMap(({ handle, variants }) =>
        variants.map(({ optionValues }) => ({ handle, optionValues, costMinor: 7 })),
      );
      return file.fillCosts(tx, shop, costs);
    }, withoutCosts),
    passOnCosts: changes(({ tx, shop }) => file.passOnCosts(tx, shop), withoutCosts),
    deleteReplacedProducts: changes(({ tx, shop }) => file.deleteReplacedProducts(tx, shop)),
  },
  "app/pipeline/catalog/file/give-way.server.ts": {
    giveWayToApi: changes(({ tx, shop }) => giveWayToApi(tx, shop)),
  },
  "app/pipeline/catalog/content-store.server.ts": {
    digestProducts: reads(({ tx, shop, productIds }) => digestProducts(tx, shop, productIds)),
  },
  "app/pipeline/catalog/list-store.server.ts": {
    listProducts: reads(({ tx, shop }) => listProducts(tx, shop)),
    listCosted: reads(({ tx, shop, productIds }) => listCosted(tx, shop, new Set(productIds))),
  },
  "app/pipeline/catalog/match-store.server.ts": {
    matchSoldNames: reads(async (given) => matchSoldNames(given.tx, given.shop, await soldNames(given))),
  },
  "app/pipeline/catalog/file/collect-products.server.ts": {
    ProductCollector: changes(({ tx, shop, now }) => {
      const collector = new ProductCollector(shop, { currency: "GBP", now });
      const cells: Record<string, string> = { handle: "new", title: "New", option1Value: "One", price: "1.00" };
      collector.take({ line: 2, isShifted: false, value: (field) => cells[field] ?? "" });
      collector.end();
      return collector.store(tx);
    }),
  },
};

export const callsOfCatalogJobs: Calls = {
  "app/pipeline/catalog/file/take-in-products-file.server.ts": {
    takeInProductsFile: does(({ shop }) => takeInProductsFile(shop, uploadOf([productRow()]))),
  },
  "app/pipeline/catalog/backfill.job.server.ts": { backfillCatalog: works(backfillCatalog) },
  "app/pipeline/catalog/refresh.job.server.ts": { refreshProducts: works(refreshProducts) },
};
