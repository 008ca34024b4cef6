import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

export interface CatalogueMatch {
  product: WorldProduct;
  variant: WorldVariant;
}

/** Finds the variant of an order's line by its SKU, else by its name as exports write it; null when the shop has none. */
export type LineResolver = (sku: string, name: string, vendor: string) => CatalogueMatch | null;

/** How Shopify names a line in exports: the title, and the variant's title where there is a choice. */
export function lineName(title: string, variantTitle: string | null): string {
  return variantTitle === null ? title : `${title} - ${variantTitle}`;
}

/** A line carries no variant title for a product without options. */
export function lineVariantTitle(variant: Pick<WorldVariant, "title">): string | null {
  return variant.title === "Default Title" ? null : variant.title;
}

/**
 * SKUs and titles need not be unique in a shop. Among the variants of one SKU the one with the line's own name wins;
 * where several are left the line's vendor decides, then the first in the file, so that a file always gives the same.
 */
export function makeLineResolver(products: WorldProduct[]): LineResolver {
  const bySku = new Map<string, CatalogueMatch[]>();
  const byName = new Map<string, CatalogueMatch[]>();
  for (const product of products) {
    for (const variant of product.variants) {
      const match = { product, variant };
      if (variant.sku !== null) remember(bySku, variant.sku, match);
      remember(byName, lineName(product.title, lineVariantTitle(variant)), match);
    }
  }
  return (sku, name, vendor) => {
    const named = byName.get(name) ?? [];
    const coded = sku === "" ? [] : (bySku.get(sku) ?? []);
    const both = coded.length > 1 ? coded.filter((match) => named.includes(match)) : coded;
    const found = both.length > 0 ? both : coded.length > 0 ? coded : named;
    return found.find((match) => match.product.vendor === vendor) ?? found[0] ?? null;
  };
}

function remember(map: Map<string, CatalogueMatch[]>, key: string, match: CatalogueMatch): void {
  const list = map.get(key);
  if (list) list.push(match);
  else map.set(key, [match]);
}
