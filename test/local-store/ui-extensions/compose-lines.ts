import type { CartDiscountAllocation, CartLine, Money } from "@shopify/ui-extensions/checkout";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { LineDiscount, PricedCart, PricedLine } from "#test/local-store/cart/price-cart.ts";
import { orderDiscounts } from "#test/local-store/cart/to-ajax-cart.ts";
import { imageAddress } from "#test/local-store/storefront/objects/image.ts";
import { currencyExponent, formatMinor } from "#test/local-store/world/money.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

/** The lines of a cart as extensions read them. `origin`: where the storefront is, for pictures. */
export function composeLines({ lines, currency }: PricedCart, origin: string): CartLine[] {
  return lines.map((priced) => {
    const { line, product, variant, finalMinor, discounts } = priced;
    const parent = lines.find((one) => one.line.key === line.parentKey);
    return {
      id: line.id,
      merchandise: composeMerchandise(product, variant, { origin, sellingPlanId: line.sellingPlanId }),
      quantity: line.quantity,
      cost: { totalAmount: toMoney(finalMinor, currency) },
      attributes: Object.entries(line.properties).map(([key, value]) => ({ key, value })),
      discountAllocations: discounts
        .filter(({ scope }) => scope === "line")
        .map((discount) => toAllocation(discount, currency)),
      lineComponents: [],
      parentRelationship: parent ? { parent: { id: parent.line.id } } : null,
    };
  });
}

/** What is taken off the whole order. */
export function composeAllocations(priced: PricedCart): CartDiscountAllocation[] {
  return orderDiscounts(priced).map((discount) => toAllocation(discount, priced.currency));
}

/** The sum of the lines, before shipping and before what is taken off the whole order. */
export function subtotalOf({ lines }: Pick<PricedCart, "lines">): number {
  return lines.reduce((sum, { finalMinor }: PricedLine) => sum + finalMinor, 0);
}

/**
 * A variant as checkout names it: `title` is the product's, as observed (the package's own words speak of the variant's),
 * and `subtitle` the variant's.
 */
export function composeMerchandise(
  product: WorldProduct,
  variant: WorldVariant,
  { origin, sellingPlanId }: { origin: string; sellingPlanId: number | null },
): CartLine["merchandise"] {
  const [image] = product.images;
  const isDefault = variant.title === "Default Title";
  return {
    type: "variant",
    id: toGid("ProductVariant", variant.id),
    title: product.title,
    ...(isDefault ? {} : { subtitle: variant.title }),
    ...(image ? { image: { url: `${origin}${imageAddress(image.src)}`, altText: image.alt } } : {}),
    selectedOptions: product.options.map((name, at) => ({ name, value: variant.optionValues[at] ?? "" })),
    product: { id: toGid("Product", product.id), vendor: product.vendor, productType: product.productType },
    requiresShipping: variant.requiresShipping,
    ...(sellingPlanId === null
      ? {}
      : { sellingPlan: { id: toGid("SellingPlan", sellingPlanId), recurringDeliveries: true } }),
    ...(variant.sku === null ? {} : { sku: variant.sku }),
  };
}

function toAllocation({ kind, title, code, amountMinor }: LineDiscount, currency: string): CartDiscountAllocation {
  const discountedAmount = toMoney(amountMinor, currency);
  return kind === "code"
    ? { type: "code", code: code ?? title, discountedAmount }
    : { type: "automatic", title, discountedAmount };
}

/** An amount as extensions read it: a decimal number. */
export function toMoney(minor: number, currency: string): Money {
  const amount = Number(formatMinor(minor, currencyExponent(currency)));
  // Worlds hold ISO's codes as text; the package lists them one by one.
  return { amount, currencyCode: currency as Money["currencyCode"] };
}
