import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { WorldCollection, WorldProduct } from "#test/local-store/world/types.ts";
import { imageObject } from "./image.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { metafieldsObject } from "./metafields.ts";
import { findProduct } from "./product.ts";
import { isVisible, type Scene } from "./scene.ts";

/** The collection by its handle; `all` is the one with every product. Null when there is none. */
export function findCollection(scene: Scene, handle: string): LiquidObject | null {
  const { collections, products } = scene.shop.world;
  const found = collections.find((one) => one.handle === handle);
  if (found) return collectionObject(scene, found);
  if (handle !== "all") return null;
  const productIds = products.map(({ id }) => id);
  return collectionObject(scene, { id: 0, handle, title: "Products", descriptionHtml: "", productIds, updatedAt: "" });
}

/** All collections, for `collections`. */
export function listCollections(scene: Scene): LiquidObject[] {
  return scene.shop.world.collections.map((collection) => collectionObject(scene, collection));
}

function collectionObject(scene: Scene, collection: WorldCollection): LiquidObject {
  const shown = once(() => collection.productIds.flatMap((id) => visible(scene, id)));
  return lazily({
    id: () => collection.id,
    handle: () => collection.handle,
    title: () => collection.title,
    description: () => collection.descriptionHtml,
    url: () => `/collections/${encodeURIComponent(collection.handle)}`,
    products: () => shown().map(({ id }) => findProduct(scene, id)),
    products_count: () => shown().length,
    all_products_count: () => shown().length,
    all_vendors: () => [...new Set(shown().map(({ vendor }) => vendor))],
    all_types: () => [...new Set(shown().map(({ productType }) => productType))],
    featured_image: () => imageObject(shown().find(({ images }) => images.length > 0)?.images[0]),
    image: () => null,
    sort_by: () => null,
    default_sort_by: () => "manual",
    metafields: () => metafieldsObject(scene, toGid("Collection", collection.id)),
  });
}

function visible(scene: Scene, id: number): WorldProduct[] {
  const product = scene.shop.index.product(id);
  return product && isVisible(scene, product) ? [product] : [];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
