import type { WorldProduct, WorldVariant } from "./types.ts";
import { CannotChange, type WorldChange } from "./world-change.ts";
import { removeProduct, saveOrder, saveProduct, takeId, type WorldIndex } from "./world-index.ts";

export interface ProductWish extends Partial<Omit<WorldProduct, "id" | "variants">> {
  title: string;
  /** One variant with this price unless `variants` are given. */
  priceMinor?: number;
  variants?: Partial<Omit<WorldVariant, "id" | "inventoryItemId" | "position">>[];
}

/** A new product, active and published unless told. */
export function addProduct(
  index: WorldIndex,
  { priceMinor = 0, variants, ...wish }: ProductWish,
  now: string,
): WorldChange[] {
  const product: WorldProduct = {
    descriptionHtml: "",
    vendor: index.world.shop.name,
    productType: "",
    tags: [],
    status: "active",
    publishedAt: now,
    createdAt: now,
    updatedAt: now,
    isGiftCard: false,
    requiresSellingPlan: false,
    hasVariantsThatRequiresComponents: false,
    options: ["Title"],
    images: [],
    rating: null,
    facts: {},
    ...wish,
    handle: freeHandle(index, wish.handle ?? wish.title),
    id: takeId(index, "product"),
    variants: (variants ?? [{ priceMinor }]).map((variant, i) => composeVariant(index, variant, i + 1)),
  };
  saveProduct(index, product);
  return [{ what: "product-created", product }];
}

function composeVariant(index: WorldIndex, wish: Partial<WorldVariant>, position: number): WorldVariant {
  const optionValues = wish.optionValues ?? ["Default Title"];
  return {
    title: optionValues.join(" / "),
    sku: null,
    optionValues,
    priceMinor: 0,
    compareAtMinor: null,
    costMinor: null,
    inventoryQuantity: 100,
    inventoryTracked: true,
    inventoryPolicy: "deny",
    weightGrams: 0,
    requiresShipping: true,
    taxable: true,
    ...wish,
    id: takeId(index, "variant"),
    inventoryItemId: takeId(index, "inventoryItem"),
    position,
  };
}

function freeHandle(index: WorldIndex, wish: string): string {
  const plain =
    wish
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "product";
  const taken = new Set(index.world.products.map((product) => product.handle));
  let handle = plain;
  for (let i = 1; taken.has(handle); i++) handle = `${plain}-${i}`;
  return handle;
}

export interface ProductEdit {
  productId: number;
  set?: Partial<Omit<WorldProduct, "id" | "variants" | "createdAt" | "updatedAt">>;
  /** Changes by variant id. */
  variants?: { variantId: number; set: Partial<Omit<WorldVariant, "id" | "inventoryItemId">> }[];
}

/** The product's own fields, and those of its variants, get new values. */
export function updateProduct(index: WorldIndex, edit: ProductEdit, now: string): WorldChange[] {
  const old = requireProduct(index, edit.productId);
  const changes = new Map((edit.variants ?? []).map(({ variantId, set }) => [variantId, set]));
  for (const variantId of changes.keys()) {
    if (!old.variants.some((variant) => variant.id === variantId)) {
      throw new CannotChange(`${old.title} has no variant ${variantId}`);
    }
  }
  const variants = old.variants.map((variant) => ({ ...variant, ...changes.get(variant.id) }));
  const product: WorldProduct = { ...structuredClone(old), ...edit.set, id: old.id, variants, updatedAt: now };
  saveProduct(index, product);
  return [{ what: "product-updated", product }];
}

/**
 * The product leaves the shop and its collections. Lines that sold it keep title and SKU but point to no product; their
 * orders do not count as changed, so only the webhook tells of it.
 */
export function deleteProduct(index: WorldIndex, { productId }: { productId: number }): WorldChange[] {
  const product = requireProduct(index, productId);
  removeProduct(index, product);
  const { world } = index;
  world.collections = world.collections.map((collection) => ({
    ...collection,
    productIds: collection.productIds.filter((id) => id !== productId),
  }));
  for (const order of world.orders) {
    if (!order.lines.some((line) => line.productId === productId)) continue;
    const lines = order.lines.map((line) =>
      line.productId === productId ? { ...line, productId: null, variantId: null } : line,
    );
    saveOrder(index, { ...order, lines });
  }
  return [{ what: "product-deleted", product }];
}

/** Stock goes up or down; nothing changes for a variant that is gone or not counted. Shopify tells of it as an update. */
export function moveStock(index: WorldIndex, variantId: number | null, by: number, now: string): WorldChange[] {
  const found = variantId === null ? undefined : index.variants.get(variantId);
  if (!found?.variant.inventoryTracked || by === 0) return [];
  const { product, variant } = found;
  const set = { inventoryQuantity: variant.inventoryQuantity + by };
  return updateProduct(index, { productId: product.id, variants: [{ variantId: variant.id, set }] }, now);
}

function requireProduct(index: WorldIndex, productId: number): WorldProduct {
  const product = index.products.get(productId);
  if (!product) throw new CannotChange(`The shop has no product ${productId}`);
  return product;
}
