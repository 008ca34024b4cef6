import { readFileSync } from "node:fs";
import { z } from "zod";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { globalsOf, type PageParts, worldOf } from "./a-page.ts";
import type { LiquidProduct } from "./a-product.ts";

const Setting = z.looseObject({ id: z.string().optional(), default: z.unknown().optional() });
const Schema = z.object({ settings: z.array(Setting) });

/** The HTML of a block whose page has more to it than one product's offers: a cart, a customer, a campaign. */
export async function renderOn(name: string, globals: object, parts: PageParts = {}): Promise<string> {
  const source = readFileSync(`extensions/theme-offers/blocks/${name}.liquid`, "utf8");
  const liquid = makeLiquid(worldOf(parts));
  const { settings } = Schema.parse(liquid.parseSchema(source));
  const defaults = Object.fromEntries(settings.flatMap((one) => (one.id ? [[one.id, one.default]] : [])));
  const block = { id: "AbC1", settings: { ...defaults, ...parts.settings }, shopify_attributes: "" };
  return await liquid.render(source, { ...globalsOf(parts), ...globals, block });
}

/** The product with metafields of the app, references resolved as Shopify does it. */
export function withOffers(product: LiquidProduct, fields: Record<string, unknown>): LiquidProduct {
  const own = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }]));
  return { ...product, metafields: { ...product.metafields, $app: own } };
}

type LineParts = { quantity?: number; reduced?: number; properties?: object; selling_plan_allocation?: object };

/** A line of the cart as Liquid knows it; `reduced`: what discounts take off it now, in hundredths. */
export function aLine(product: LiquidProduct, { quantity = 1, reduced = 0, ...parts }: LineParts = {}) {
  const variant = product.selected_or_first_available_variant;
  const full = (variant?.price ?? 0) * quantity;
  return {
    product,
    product_id: product.id,
    variant_id: variant?.id,
    quantity,
    properties: {},
    selling_plan_allocation: null,
    original_price: variant?.price,
    original_line_price: full,
    final_line_price: full - reduced,
    ...parts,
  };
}

/** The cart of these lines. */
export function aCart(items: object[], currency = "GBP"): object {
  return { items, item_count: items.length, currency: { iso_code: currency }, attributes: {} };
}

/** The HTML with blanks and what only editors and scripts read left out. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
