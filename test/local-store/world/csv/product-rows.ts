import { currencyExponent, formatMinor } from "#test/local-store/world/money.ts";
import type { World, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

type Cells = Record<string, string>;

const FIXED = [
  ..."Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published".split(","),
  ..."Option1 Name,Option1 Value,Option1 Linked To,Option2 Name,Option2 Value,Option2 Linked To".split(","),
  ..."Option3 Name,Option3 Value,Option3 Linked To,Variant SKU,Variant Grams,Variant Inventory Tracker".split(","),
  ..."Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price".split(","),
  ..."Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Unit Price Total Measure".split(","),
  ..."Unit Price Total Measure Unit,Unit Price Base Measure,Unit Price Base Measure Unit,Variant Barcode".split(","),
  ..."Image Src,Image Position,Image Alt Text,Gift Card,SEO Title,SEO Description".split(","),
];
const ENDING = ["Variant Image", "Variant Weight Unit", "Variant Tax Code", "Cost per item"];

/** The products export: a row a variant, the product's own fields on the first, further pictures on the next rows. */
export function* productRows(world: World): Generator<string[]> {
  const factKeys = [...new Set(world.products.flatMap((product) => Object.keys(product.facts)))].sort();
  const header = [
    ...FIXED,
    ...factKeys.map(factColumn),
    RATING,
    RATING_COUNT,
    ...ENDING,
    ...world.shop.markets.flatMap(({ name }) => [
      `Included / ${name}`,
      `Price / ${name}`,
      `Compare At Price / ${name}`,
    ]),
    "Status",
  ];
  yield header;
  const exponent = currencyExponent(world.shop.currency);
  const included = Object.fromEntries(world.shop.markets.map(({ name }) => [`Included / ${name}`, "true"]));
  for (const product of world.products) {
    const rows = Math.max(product.variants.length, product.images.length);
    for (let i = 0; i < rows; i++) {
      const variant = product.variants[i];
      const cells: Cells = {
        Handle: product.handle,
        ...(i === 0 ? { ...productCells(product), ...included } : {}),
        ...(variant ? variantCells(product, variant, exponent, i === 0) : {}),
        ...imageCells(product, i),
      };
      yield header.map((name) => cells[name] ?? "");
    }
  }
}

const RATING = "Product rating (product.metafields.reviews.rating)";
const RATING_COUNT = "Product rating count (product.metafields.reviews.rating_count)";

function factColumn(key: string): string {
  const label = key.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
  return `${label} (product.metafields.facts.${key})`;
}

function productCells(product: WorldProduct): Cells {
  const facts = Object.fromEntries(Object.entries(product.facts).map(([key, value]) => [factColumn(key), value]));
  const { rating } = product;
  return {
    Title: product.title,
    "Body (HTML)": product.descriptionHtml,
    Vendor: product.vendor,
    Type: product.productType,
    Tags: product.tags.join(", "),
    Published: String(product.publishedAt !== null),
    "Gift Card": String(product.isGiftCard),
    Status: product.status,
    ...facts,
    ...(rating
      ? {
          [RATING]: JSON.stringify({ scale_min: "1.0", scale_max: "5.0", value: rating.value.toFixed(1) }),
          [RATING_COUNT]: String(rating.count),
        }
      : {}),
  };
}

function variantCells(product: WorldProduct, variant: WorldVariant, exponent: number, first: boolean): Cells {
  const amount = (minor: number | null) => (minor === null ? "" : formatMinor(minor, exponent));
  const cells: Cells = {
    "Variant SKU": variant.sku ?? "",
    "Variant Grams": variant.weightGrams.toFixed(1),
    "Variant Inventory Tracker": variant.inventoryTracked ? "shopify" : "",
    "Variant Inventory Qty": String(variant.inventoryQuantity),
    "Variant Inventory Policy": variant.inventoryPolicy,
    "Variant Fulfillment Service": "manual",
    "Variant Price": amount(variant.priceMinor),
    "Variant Compare At Price": amount(variant.compareAtMinor),
    "Variant Requires Shipping": String(variant.requiresShipping),
    "Variant Taxable": String(variant.taxable),
    "Variant Weight Unit": "kg",
    "Cost per item": amount(variant.costMinor),
  };
  for (const [i, name] of product.options.entries()) {
    if (first) cells[`Option${i + 1} Name`] = name;
    cells[`Option${i + 1} Value`] = variant.optionValues[i] ?? "";
  }
  return cells;
}

function imageCells(product: WorldProduct, at: number): Cells {
  const image = product.images[at];
  return image ? { "Image Src": image.src, "Image Position": String(at + 1), "Image Alt Text": image.alt } : {};
}
