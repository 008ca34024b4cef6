import { parseMinor } from "#app/kernel/money.ts";
import type { ProductField } from "#app/pipeline/catalog/file/columns.ts";
import { fileProductId, fileVariantId } from "#app/pipeline/catalog/file/file-ids.ts";
import type { Product, Variant } from "#app/pipeline/catalog/product.ts";
import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";

type Row = ExportRow<ProductField>;

/** An export has no times. The same constant each time, so that the same file twice changes nothing. */
const UNKNOWN_TIME = new Date(0);

/** A product from its first row in the file. @throws RangeError with the reason, in plain words. */
export function parseProductRow({ value, isShifted }: Row): Product {
  if (isShifted) throw new RangeError("the row has more cells than the file has columns");
  const handle = value("handle");
  if (value("title") === "") throw new RangeError("its first row has no title");
  const status = value("status").toLowerCase();
  const options = [value("option1Name"), value("option2Name"), value("option3Name")].filter((name) => name !== "");
  return {
    productId: fileProductId(handle),
    handle,
    title: value("title"),
    vendor: value("vendor"),
    productType: value("type"),
    category: value("category") || null,
    tags: parseTags(value("tags")),
    status: status === "draft" || status === "archived" ? status : "active",
    publishedAt: isTrue(value("published"), true) ? UNKNOWN_TIME : null,
    isGiftCard: isTrue(value("giftCard"), false),
    requiresSellingPlan: false,
    isBundleParent: false,
    ratingHundredths: null,
    ratingCount: null,
    imageUrl: value("imageSrc") || null,
    optionNames: options.length > 0 ? options : ["Title"],
    createdAt: UNKNOWN_TIME,
    updatedAt: UNKNOWN_TIME,
  };
}

/**
 * The variant on a row of `product`; null for a row that only brings an image.
 * @throws RangeError with the reason, in plain words.
 */
export function parseVariantRow(row: Row, product: Product, position: number, currency: string): Variant | null {
  const { value } = row;
  if (row.isShifted) throw new RangeError("the row has more cells than the file has columns");
  if (value("price") === "" && value("option1Value") === "" && value("sku") === "") return null;
  const given = [value("option1Value"), value("option2Value"), value("option3Value")];
  const optionValues = product.optionNames.map((_, at) => given[at] || "Default Title");
  const optionalMinor = (field: ProductField) => (value(field) === "" ? null : parseMinor(value(field), currency));
  const stock = value("inventoryTracker") === "" ? null : parseWhole(value("inventoryQuantity"));
  const sellsOn = /^(continue|true)$/i.test(value("inventoryPolicy"));
  return {
    variantId: fileVariantId(product.handle, optionValues),
    productId: product.productId,
    title: optionValues.join(" / "),
    sku: value("sku") || null,
    optionValues,
    position,
    priceMinor: parseMinor(value("price"), currency),
    compareAtMinor: optionalMinor("compareAt"),
    costMinor: optionalMinor("cost"),
    isAvailable: stock === null || stock > 0 || sellsOn,
    stock,
    weightGrams: Math.round(parseWhole(value("grams"))) || null,
  };
}

/** Stock and weight are beside the point of an old file: what is unreadable there counts as none. */
function parseWhole(text: string): number {
  const number = Math.round(Number(text));
  return Math.abs(number) < 2 ** 31 ? number : 0;
}

/** The export writes true and false, and TRUE and FALSE once a spreadsheet program has saved it. */
function isTrue(text: string, whenEmpty: boolean): boolean {
  return text === "" ? whenEmpty : /^(true|yes|1)$/i.test(text);
}

function parseTags(text: string): string[] {
  return text
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}
