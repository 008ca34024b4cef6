import { toJson } from "#app/liquid/filters/formats.ts";
import { readProperty, toList, toNumber, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";

const CONTEXT = "http://schema.org/";

/** `structured_data`: what search engines read of a product or an article, by schema.org's words. */
export function structuredDataFilters(world: LiquidWorld): Filters {
  return {
    structured_data: (object) => {
      const isProduct = readProperty(object, "variants") !== undefined;
      const data = isProduct ? describeProduct(world, object) : describeArticle(world, object);
      // Shopify escapes its slashes too, so that no `</script>` can stand in it.
      return toJson({ "@context": CONTEXT, ...data }).replaceAll("/", "\\/");
    },
  };
}

function describeProduct(world: LiquidWorld, product: unknown): Record<string, unknown> {
  const variants = toList(readProperty(product, "variants"));
  const url = toText(readProperty(product, "url"));
  const known = {
    brand: { "@type": "Brand", name: toText(readProperty(product, "vendor")) },
    category: toText(readProperty(readProperty(product, "category"), "name") ?? readProperty(product, "type")),
    description: stripTags(readProperty(product, "description")),
    name: toText(readProperty(product, "title")),
    url,
  };
  const [first] = variants;
  if (readProperty(product, "has_only_default_variant") === true || variants.length < 2) {
    const image = imageOf(world, product);
    return { "@id": `${url}#product`, "@type": "Product", ...known, image, ...offerOf(world, url, first) };
  }
  const hasVariant = variants.map((variant) => describeVariant(world, product, variant));
  return {
    "@id": `${url}#product`,
    "@type": "ProductGroup",
    ...known,
    hasVariant,
    productGroupID: toText(readProperty(product, "id")),
  };
}

function describeVariant(world: LiquidWorld, product: unknown, variant: unknown): Record<string, unknown> {
  const url = toText(readProperty(product, "url"));
  const title = [readProperty(product, "title"), readProperty(variant, "title")].map(toText).join(" - ");
  return {
    "@id": `${url}?variant=${toText(readProperty(variant, "id"))}#variant`,
    "@type": "Product",
    image: imageOf(world, variant) ?? imageOf(world, product),
    name: title,
    ...offerOf(world, url, variant),
  };
}

function offerOf({ currency }: LiquidWorld, url: string, variant: unknown): Record<string, unknown> {
  const page = `${url}?variant=${toText(readProperty(variant, "id"))}`;
  const isAvailable = readProperty(variant, "available") === true;
  return {
    ...(readProperty(variant, "sku") ? { sku: toText(readProperty(variant, "sku")) } : {}),
    ...(readProperty(variant, "barcode") ? { gtin: toText(readProperty(variant, "barcode")) } : {}),
    offers: {
      "@id": `${page}#offer`,
      "@type": "Offer",
      availability: `${CONTEXT}${isAvailable ? "InStock" : "OutOfStock"}`,
      price: (toNumber(readProperty(variant, "price")) / 100).toFixed(2),
      priceCurrency: currency,
      url: page,
    },
  };
}

function describeArticle(world: LiquidWorld, article: unknown): Record<string, unknown> {
  const url = toText(readProperty(article, "url"));
  return {
    "@id": `${url}#article`,
    "@type": "Article",
    author: { "@type": "Person", name: toText(readProperty(article, "author")) },
    datePublished: toText(readProperty(article, "published_at")),
    description: stripTags(readProperty(article, "excerpt") ?? readProperty(article, "content")),
    headline: toText(readProperty(article, "title")),
    image: imageOf(world, article),
    url,
  };
}

function imageOf(world: LiquidWorld, owner: unknown): string | undefined {
  const image = readProperty(owner, "featured_image") ?? readProperty(owner, "image");
  return typeof image === "object" && image !== null ? world.imageUrl(image, { width: 1920 }) : undefined;
}

function stripTags(value: unknown): string {
  return toText(value)
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
