import { readFileSync } from "node:fs";
import { z } from "zod";
import { type LiquidWorld, makeLiquid } from "#app/liquid/make-liquid.ts";
import { aProduct, FIRST_PRODUCT, type LiquidProduct } from "./a-product.ts";

/** What a shopper's page is made of; all but the products' own facts has a value by default. */
export type PageParts = {
  /** A golden file of the wire format, or entries of the first product's `bundles`. */
  published?: string | object[];
  config?: object;
  /** By number; 1 to 5 by default, `null` for one that is not for sale here. */
  products?: Record<number, LiquidProduct | null>;
  cart?: { product_id: number; quantity: number; [field: string]: unknown }[];
  customer?: object | null;
  currency?: string;
  moneyFormat?: string;
  locale?: string;
  now?: string;
  timeZone?: string;
  settings?: Record<string, unknown>;
  words?: Record<string, { title?: string; call_to_action?: string }>;
  designMode?: boolean;
};

const EXTENSION = "extensions/theme-offers";
const Golden = z.object({ published: z.record(z.string(), z.record(z.string(), z.unknown())) });
const Schema = z.object({
  settings: z.array(z.looseObject({ id: z.string().optional(), default: z.unknown().optional() })),
});

/** The HTML of a block on the page of the first product. */
export async function renderBlock(name: string, parts: PageParts = {}): Promise<string> {
  const source = readFileSync(`${EXTENSION}/blocks/${name}.liquid`, "utf8");
  const liquid = makeLiquid(worldOf(parts));
  const { settings } = Schema.parse(liquid.parseSchema(source));
  const defaults = Object.fromEntries(settings.flatMap((one) => (one.id ? [[one.id, one.default]] : [])));
  const block = {
    id: "AbC1",
    settings: { ...defaults, ...parts.settings },
    shopify_attributes: 'data-shopify-editor-block="{}"',
  };
  return await liquid.render(source, { ...globalsOf(parts), block });
}

/** What a snippet prints, given its parameters. */
export async function renderSnippet(
  name: string,
  params: Record<string, unknown>,
  parts: PageParts = {},
): Promise<string> {
  const given = Object.keys(params).map((key) => `, ${key}: ${key}`);
  const source = `{% render '${name}'${given.join("")} %}`;
  return await makeLiquid(worldOf(parts)).render(source, { ...globalsOf(parts), ...params });
}

/** The world that a page is rendered in. */
export function worldOf({
  currency = "GBP",
  moneyFormat = "£{{amount}}",
  locale = "en",
  ...parts
}: PageParts): LiquidWorld {
  return {
    readSnippet: (name) => readFileSync(`${EXTENSION}/snippets/${name}.liquid`, "utf8"),
    translate: { locale, words: wordsOf(locale === "en" ? "en.default" : locale), fallback: wordsOf("en.default") },
    ...{ currency, moneyFormat },
    assetUrl: (name) => `/assets/${name}`,
    imageUrl: (image, { width = 0, height = 0 }) =>
      `${"src" in image ? image.src : ""}?width=${width}&height=${height}`,
    now: new Date(parts.now ?? "2026-11-24T12:00:00Z"),
    timeZone: parts.timeZone ?? "Europe/London",
  };
}

/** The objects that Shopify hands to a product page. */
export function globalsOf(parts: PageParts): Record<string, unknown> {
  const published = readPublished(parts.published ?? "pair");
  const products: Record<number, LiquidProduct | null> = {
    ...Object.fromEntries([1, 2, 3, 4, 5].map((one) => [one, aProduct(one)])),
    ...parts.products,
  };
  const byId = (id: number): LiquidProduct | null => products[id - FIRST_PRODUCT] ?? null;
  for (const product of Object.values(products)) if (product) giveMetafields(product, published, byId);
  const config = published["gid://shopify/AppInstallation/1"]?.config ?? { v: 1, on: true };
  return {
    product: products[1],
    cart: { currency: { iso_code: parts.currency ?? "GBP" }, items: parts.cart ?? [], attributes: {} },
    customer: parts.customer ?? null,
    routes: { cart_add_url: "/cart/add", cart_url: "/cart" },
    request: { page_type: "product", design_mode: parts.designMode ?? false },
    app: { metafields: { tandem: { config: { value: { ...(config as object), ...parts.config } } } } },
    metaobjects: { "$app:words": wrapWords(parts.words ?? {}) },
  };
}

function wordsOf(locale: string): object {
  return z.looseObject({}).parse(JSON.parse(readFileSync(`${EXTENSION}/locales/${locale}.json`, "utf8")));
}

function readPublished(published: string | object[]): Record<string, Record<string, unknown>> {
  if (typeof published === "string") {
    return Golden.parse(JSON.parse(readFileSync(`test/fixtures/wire/v1/${published}.json`, "utf8"))).published;
  }
  const companions = [2, 3, 4, 5].map((number) => `gid://shopify/Product/${FIRST_PRODUCT + number}`);
  const bundles = { v: 1, b: published };
  return { [`gid://shopify/Product/${FIRST_PRODUCT + 1}`]: { bundles, bundle_products: companions } };
}

/** References come back as what they name: nil for what is deleted, unpublished or out of this market. */
function giveMetafields(
  product: LiquidProduct,
  published: Record<string, Record<string, unknown>>,
  byId: (id: number) => LiquidProduct | null,
): void {
  const values = Object.entries(published[`gid://shopify/Product/${product.id}`] ?? {}).map(([key, value]) => {
    const isList = Array.isArray(value);
    const found = isList ? value.map((gid) => byId(Number(/\d+$/.exec(String(gid))?.[0]))) : value;
    return [key, { value: found }];
  });
  product.metafields = { ...product.metafields, $app: Object.fromEntries(values) };
}

function wrapWords(words: Record<string, { title?: string; call_to_action?: string }>): object {
  return Object.fromEntries(
    Object.entries(words).map(([handle, fields]) => [
      handle,
      Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])),
    ]),
  );
}
