import type { ExportFormat } from "#app/pipeline/intake/file/export-format.ts";

const columns = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  vendor: ["Vendor"],
  category: ["Product Category", "Product category"],
  type: ["Type"],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  giftCard: ["Gift Card", "Gift card"],
  option1Name: ["Option1 Name"],
  option1Value: ["Option1 Value"],
  option2Name: ["Option2 Name"],
  option2Value: ["Option2 Value"],
  option3Name: ["Option3 Name"],
  option3Value: ["Option3 Value"],
  sku: ["Variant SKU", "SKU"],
  price: ["Variant Price", "Price"],
  compareAt: ["Variant Compare At Price", "Compare-at price"],
  cost: ["Cost per item"],
  grams: ["Variant Grams", "Weight value (grams)"],
  inventoryTracker: ["Variant Inventory Tracker", "Inventory tracker"],
  inventoryQuantity: ["Variant Inventory Qty", "Inventory quantity"],
  inventoryPolicy: ["Variant Inventory Policy", "Continue selling when out of stock"],
  imageSrc: ["Image Src", "Product image URL"],
} as const;

/** A column of Shopify's products export; Shopify renamed some, and shops hold files of both kinds. */
export type ProductField = keyof typeof columns;

export const PRODUCTS_EXPORT: ExportFormat<ProductField> = {
  kind: "products",
  columns,
  required: ["handle", "title", "option1Value", "price"],
};
