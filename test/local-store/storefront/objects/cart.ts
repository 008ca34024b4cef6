import type { Cart } from "#test/local-store/cart/cart.ts";
import { toHundredths } from "#test/local-store/cart/market-price.ts";
import type { LineDiscount, PricedCart, PricedLine } from "#test/local-store/cart/price-cart.ts";
import { imageObject } from "./image.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { findProduct } from "./product.ts";
import type { Scene } from "./scene.ts";
import { findVariant, imageOf } from "./variant.ts";

/** `cart` as Liquid reads it: what the shopper chose, at what the store charges for it now. */
export function cartObject(scene: Scene, cart: Cart, priced: PricedCart): LiquidObject {
  const amount = (minor: number) => toHundredths(minor, priced.currency);
  const { lines } = priced;
  const total = () => amount(priced.totalMinor);
  return lazily({
    attributes: () => cart.attributes,
    note: () => cart.note,
    currency: () => ({ iso_code: priced.currency }),
    item_count: () => lines.reduce((sum, { line }) => sum + line.quantity, 0),
    items: () => lines.map((line) => lineObject(scene, line, priced.currency)),
    "empty?": () => lines.length === 0,
    original_total_price: () => amount(priced.originalMinor),
    items_subtotal_price: () => amount(lines.reduce((sum, { finalMinor }) => sum + finalMinor, 0)),
    total_price: total,
    checkout_charge_amount: total,
    total_discount: () => amount(priced.discountMinor),
    total_weight: () => lines.reduce((sum, { variant, line }) => sum + variant.weightGrams * line.quantity, 0),
    requires_shipping: () => lines.some(({ variant }) => variant.requiresShipping),
    taxes_included: () => true,
    duties_included: () => false,
    discount_codes: () => priced.codes,
    cart_level_discount_applications: () => orderDiscounts(lines, amount),
    discount_applications: () => [
      ...lines.flatMap(({ discounts }) => discounts.filter(({ scope }) => scope === "line")).map(applicationOf),
      ...orderDiscounts(lines, amount),
    ],
  });
}

function lineObject(scene: Scene, priced: PricedLine, currency: string): LiquidObject {
  const { line, product, variant } = priced;
  const isDefault = variant.title === "Default Title";
  return lazily({
    ...amountsOf(priced, currency),
    id: () => line.variantId,
    key: () => line.key,
    quantity: () => line.quantity,
    properties: () => line.properties,
    product: () => findProduct(scene, product.id),
    product_id: () => product.id,
    variant: () => findVariant(scene, variant.id),
    variant_id: () => variant.id,
    title: () => (isDefault ? product.title : `${product.title} - ${variant.title}`),
    vendor: () => product.vendor,
    sku: () => variant.sku,
    "gift_card?": () => product.isGiftCard,
    gift_card: () => product.isGiftCard,
    requires_shipping: () => variant.requiresShipping,
    image: () => imageObject(imageOf(product, variant) ?? product.images[0]),
    url: () => `/products/${encodeURIComponent(product.handle)}?variant=${variant.id}`,
    url_to_remove: () => `/cart/change?id=${encodeURIComponent(line.key)}&quantity=0`,
    options_with_values: () =>
      isDefault ? [] : product.options.map((name, at) => ({ name, value: variant.optionValues[at] ?? "" })),
    grams: () => variant.weightGrams,
    selling_plan_allocation: () => null,
    parent_relationship: () => null,
    item_components: () => [],
    instructions: () => ({ can_remove: true, can_update_quantity: true }),
    error_message: () => null,
  });
}

function amountsOf(priced: PricedLine, currency: string): Record<string, () => unknown> {
  const amount = (minor: number) => toHundredths(minor, currency);
  const own = priced.discounts.filter(({ scope }) => scope === "line");
  return {
    price: () => amount(priced.unitMinor),
    original_price: () => amount(priced.unitMinor),
    original_line_price: () => amount(priced.originalMinor),
    final_price: () => amount(Math.floor(priced.finalMinor / priced.line.quantity)),
    final_line_price: () => amount(priced.finalMinor),
    line_level_discount_allocations: () => own.map((discount) => allocationOf(discount, amount)),
    line_level_total_discount: () => amount(own.reduce((sum, { amountMinor }) => sum + amountMinor, 0)),
    discount_allocations: () => priced.discounts.map((discount) => allocationOf(discount, amount)),
    unit_price: () => null,
  };
}

function allocationOf(discount: LineDiscount, amount: (minor: number) => number) {
  return { amount: amount(discount.amountMinor), discount_application: applicationOf(discount) };
}

function applicationOf({ kind, title, scope }: LineDiscount) {
  return {
    title,
    type: kind === "code" ? "discount_code" : "automatic",
    target_type: "line_item",
    target_selection: scope === "order" ? "all" : "entitled",
    allocation_method: "across",
  };
}

/** One entry for each discount of the whole order, with what it takes off altogether. */
function orderDiscounts(lines: PricedLine[], amount: (minor: number) => number) {
  const sums = new Map<string, { discount: LineDiscount; minor: number }>();
  for (const discount of lines.flatMap(({ discounts }) => discounts).filter(({ scope }) => scope === "order")) {
    const sum = sums.get(discount.title) ?? { discount, minor: 0 };
    sums.set(discount.title, { discount, minor: sum.minor + discount.amountMinor });
  }
  return [...sums.values()].map(({ discount, minor }) => ({
    ...applicationOf(discount),
    total_allocated_amount: amount(minor),
  }));
}
