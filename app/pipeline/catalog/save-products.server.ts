import { digestProducts } from "#app/pipeline/catalog/content-store.server.ts";
import type { Collection, Product, ProductFact, ProductSource, Variant } from "#app/pipeline/catalog/product.ts";
import {
  deleteOtherVariants,
  saveFacts,
  saveMemberships,
  upsertProducts,
  upsertVariants,
  type Writing,
} from "#app/pipeline/catalog/store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { listBuried } from "#app/shops/tombstones.server.ts";

/** A product with all its variants, collections and facts. */
export type WholeProduct = {
  product: Product;
  variants: Variant[];
  collections: Collection[];
  facts: ProductFact[];
};

/**
 * Saves products that come whole: what is stored afterwards is this state, unless a newer one was there.
 * @returns how many of them are now other than they were, whatever their dates say.
 */
export async function saveWholeProducts(
  tx: Database,
  shop: string,
  whole: readonly WholeProduct[],
  { source, now }: { source: ProductSource; now: Date },
): Promise<number> {
  const ids = whole.map((one) => one.product.productId);
  const before = await digestProducts(tx, shop, ids);
  await writeWhole(tx, shop, whole, { source, readAt: now, intakeId: null });
  const after = await digestProducts(tx, shop, ids);
  return ids.filter((id) => after.get(id) !== before.get(id)).length;
}

async function writeWhole(tx: Database, shop: string, whole: readonly WholeProduct[], writing: Writing): Promise<void> {
  const written = await saveProducts(
    tx,
    shop,
    whole.map((one) => one.product),
    writing,
  );
  const kept = whole.filter((one) => written.has(one.product.productId));
  const variants = kept.flatMap((one) => one.variants);
  const memberships = kept.flatMap(({ product, collections }) =>
    collections.map((collection) => ({ ...collection, productId: product.productId })),
  );
  await deleteOtherVariants(
    tx,
    shop,
    [...written],
    variants.map((variant) => variant.variantId),
  );
  await upsertVariants(tx, shop, variants, null);
  await saveMemberships(tx, shop, memberships, null);
  const facts = kept.flatMap((one) => one.facts.map((fact) => ({ ...fact, productId: one.product.productId })));
  await saveFacts(tx, shop, facts, null);
}

/** Saves products whose variants, collections and facts a bulk intake brings after them. A deleted product does not come back. */
export async function saveProducts(
  tx: Database,
  shop: string,
  products: readonly Product[],
  writing: Writing,
): Promise<Set<bigint>> {
  await requireShopToStore(tx, shop);
  const buried = await listBuried(
    tx,
    shop,
    "product",
    products.map((product) => String(product.productId)),
  );
  return upsertProducts(
    tx,
    shop,
    products.filter((product) => !buried.has(String(product.productId))),
    writing,
  );
}
