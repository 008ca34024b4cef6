import { type LiquidObject, lazily } from "#test/local-store/storefront/objects/lazily.ts";
import { findProduct } from "#test/local-store/storefront/objects/product.ts";
import { isVisible, type Scene } from "#test/local-store/storefront/objects/scene.ts";

/** `search`: products that have every word in their title, type, vendor or tags. */
export function searchObject(scene: Scene, query: URLSearchParams): LiquidObject {
  const terms = (query.get("q") ?? "").trim();
  const words = terms.toLowerCase().split(/\s+/).filter(Boolean);
  const results = () =>
    words.length === 0
      ? []
      : scene.shop.world.products
          .filter((product) => isVisible(scene, product))
          .filter(({ title, productType, vendor, tags }) => {
            const text = [title, productType, vendor, ...tags].join(" ").toLowerCase();
            return words.every((word) => text.includes(word));
          })
          .map(({ id }) => findProduct(scene, id));
  return lazily({
    terms: () => terms,
    performed: () => words.length > 0,
    results,
    results_count: () => results().length,
    types: () => ["product"],
  });
}
