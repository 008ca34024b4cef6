import type { IdCounter } from "#test/local-store/world/ids.ts";
import { currencyExponent, parseMinor } from "#test/local-store/world/money.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import { parseCount, parseFlag, parseList } from "./parse-values.ts";
import { findMetafieldColumns, PRODUCT_FIELDS, type ProductField } from "./product-columns.ts";
import { type CsvProblem, type CsvRow, readCsvRows } from "./read-rows.ts";

type Row = CsvRow<ProductField>;

interface ProductReading {
  file: string;
  currency: string;
  /** ISO time that stands for created, updated and published: the export has none of them. */
  at: string;
  ids: IdCounter;
  problems: CsvProblem[];
}

/**
 * Reads Shopify's products export: the first row of a handle has the product's fields and a variant, further rows a
 * variant, an image, or both. Both generations of column names are known. Throws when there is no handle column.
 */
export async function readProducts(reading: ProductReading): Promise<WorldProduct[]> {
  const products = new Map<string, WorldProduct>();
  const exponent = currencyExponent(reading.currency);
  let metafields: ReturnType<typeof findMetafieldColumns> = [];
  const problem = (line: number, reason: string): undefined =>
    void reading.problems.push({ file: "products", line, reason });
  await readCsvRows<ProductField>(reading.file, {
    fields: PRODUCT_FIELDS,
    required: ["handle", "title"],
    what: "Shopify products export",
    header(names) {
      metafields = findMetafieldColumns(names);
    },
    row(value, line, record) {
      const handle = value("handle");
      if (handle === "") return problem(line, "The product has no handle");
      let product = products.get(handle);
      if (!product) {
        if (value("title") === "") return problem(line, `The first row of ${handle} has no title`);
        product = composeProduct(handle, value, reading);
        for (const field of metafields) takeMetafield(product, field, record[field.column]?.trim() ?? "");
        products.set(handle, product);
      }
      takeImage(product, value);
      const variant = composeVariant(product, value, exponent, reading.ids);
      if (typeof variant === "string") problem(line, variant);
      else if (variant) product.variants.push(variant);
    },
    problem,
  });
  return [...products.values()].filter((product) => {
    if (product.variants.length > 0) return true;
    problem(0, `${product.handle} has no variant that could be read, so the product is left out`);
    return false;
  });
}

function composeProduct(handle: string, value: Row, reading: ProductReading): WorldProduct {
  const status = value("status").toLowerCase();
  const options = [value("option1Name"), value("option2Name"), value("option3Name")].filter((n) => n !== "");
  return {
    id: reading.ids.next("product"),
    handle,
    title: value("title"),
    descriptionHtml: value("body"),
    vendor: value("vendor"),
    productType: value("type"),
    tags: parseList(value("tags")),
    status: status === "draft" || status === "archived" ? status : "active",
    publishedAt: parseFlag(value("published"), true) ? reading.at : null,
    createdAt: reading.at,
    updatedAt: reading.at,
    isGiftCard: parseFlag(value("giftCard"), false),
    requiresSellingPlan: false,
    hasVariantsThatRequiresComponents: false,
    options: options.length > 0 ? options : ["Title"],
    images: [],
    variants: [],
    rating: null,
    facts: {},
  };
}

/** The row's variant; null when the row only brings an image; a sentence when it cannot be read. */
function composeVariant(
  product: WorldProduct,
  value: Row,
  exponent: number,
  ids: IdCounter,
): WorldVariant | string | null {
  const price = value("price");
  const option1 = value("option1Value");
  const sku = value("sku");
  if (price === "" && option1 === "" && sku === "") return null;
  const priceMinor = parseMinor(price, exponent);
  if (priceMinor === null || priceMinor < 0) return `${product.handle}: the price "${price}" is no amount`;
  const values = [option1, value("option2Value"), value("option3Value")];
  const optionValues = product.options.map((_, i) => values[i] || "Default Title");
  const tracker = value("inventoryTracker");
  return {
    id: ids.next("variant"),
    inventoryItemId: ids.next("inventoryItem"),
    title: optionValues.join(" / "),
    sku: sku === "" ? null : sku,
    optionValues,
    priceMinor,
    compareAtMinor: parseMinor(value("compareAt"), exponent),
    costMinor: parseMinor(value("cost"), exponent),
    inventoryQuantity: parseCount(value("inventoryQuantity"), -1_000_000) ?? 0,
    inventoryTracked: tracker !== "",
    inventoryPolicy: /^(continue|true)$/i.test(value("inventoryPolicy")) ? "continue" : "deny",
    weightGrams: Math.round(Number(value("grams")) || 0),
    requiresShipping: parseFlag(value("requiresShipping"), true),
    taxable: parseFlag(value("taxable"), true),
    position: product.variants.length + 1,
  };
}

function takeImage(product: WorldProduct, value: Row): void {
  const src = value("imageSrc");
  if (src === "" || product.images.some((image) => image.src === src)) return;
  // The export has no size; 1200 square is what Shopify advises for product photos' aspect.
  product.images.push({ src, alt: value("imageAlt") || product.title, width: 1200, height: 1200 });
}

function takeMetafield(product: WorldProduct, field: { namespace: string; key: string }, text: string): void {
  if (text === "") return;
  if (field.namespace === "facts") product.facts[field.key] = text;
  if (field.namespace !== "reviews") return;
  const rating = product.rating ?? { value: 0, count: 0 };
  // A rating is exported as its JSON ({"value": "4.6", "scale_max": "5.0", …}), a plain number is taken too.
  const number = Number(/[\d.]+/.exec(text.replace(/^.*"value"\s*:/s, ""))?.[0] ?? Number.NaN);
  if (Number.isNaN(number)) return;
  if (field.key === "rating") product.rating = { ...rating, value: number };
  if (field.key === "rating_count") product.rating = { ...rating, count: Math.round(number) };
}
