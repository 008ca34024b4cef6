/** Shopify renamed the columns of the products file; shops hold files of both kinds. The classic name comes first. */
export const PRODUCT_FIELDS = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  body: ["Body (HTML)", "Description"],
  vendor: ["Vendor"],
  type: ["Type"],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  giftCard: ["Gift Card"],
  option1Name: ["Option1 Name"],
  option1Value: ["Option1 Value"],
  option2Name: ["Option2 Name"],
  option2Value: ["Option2 Value"],
  option3Name: ["Option3 Name"],
  option3Value: ["Option3 Value"],
  sku: ["Variant SKU", "SKU"],
  grams: ["Variant Grams", "Weight value (grams)"],
  inventoryTracker: ["Variant Inventory Tracker", "Inventory tracker"],
  inventoryQuantity: ["Variant Inventory Qty", "Inventory quantity"],
  inventoryPolicy: ["Variant Inventory Policy", "Continue selling when out of stock"],
  price: ["Variant Price", "Price"],
  compareAt: ["Variant Compare At Price", "Compare-at price"],
  cost: ["Cost per item"],
  requiresShipping: ["Variant Requires Shipping", "Requires shipping"],
  taxable: ["Variant Taxable", "Charge tax"],
  imageSrc: ["Image Src", "Product image URL"],
  imageAlt: ["Image Alt Text"],
} as const;

export type ProductField = keyof typeof PRODUCT_FIELDS;

/** Columns such as `Capacity (product.metafields.facts.capacity)`. */
export function findMetafieldColumns(header: string[]): { column: number; namespace: string; key: string }[] {
  const found: { column: number; namespace: string; key: string }[] = [];
  header.forEach((name, column) => {
    const match = /\(product\.metafields\.([\w-]+)\.([\w-]+)\)$/.exec(name);
    if (match?.[1] && match[2]) found.push({ column, namespace: match[1], key: match[2] });
  });
  return found;
}
