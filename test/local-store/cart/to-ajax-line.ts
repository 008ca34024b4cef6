import { imageAddress } from "#test/local-store/storefront/objects/image.ts";
import { titleOf } from "./check-variant.ts";
import { toHundredths } from "./market-price.ts";
import type { LineDiscount, PricedLine } from "./price-cart.ts";

/** One of the `items` of the Ajax API, with the fields that Shopify documents. Amounts are hundredths of the currency. */
export function toAjaxLine(priced: PricedLine, currency: string) {
  return { ...toContent(priced), ...toProductFields(priced), ...toAmounts(priced, currency) };
}

function toContent({ line, product, variant }: PricedLine) {
  const plan = product.sellingPlans?.find(({ id }) => id === line.sellingPlanId);
  const { minimum: min = 1, maximum: max = null, increment = 1 } = variant.quantityRule ?? {};
  return {
    id: variant.id,
    key: line.key,
    variant_id: variant.id,
    product_id: product.id,
    quantity: line.quantity,
    properties: line.properties,
    quantity_rule: { min, max, increment },
    has_components: false,
    parent_relationship: line.parentKey === null ? null : { parent_key: line.parentKey },
    ...(plan ? { selling_plan_allocation: { selling_plan: plan } } : {}),
  };
}

function toProductFields({ product, variant }: PricedLine) {
  const isDefault = variant.title === "Default Title";
  const [image] = product.images;
  const url = image ? imageAddress(image.src) : null;
  return {
    title: titleOf(product, variant),
    handle: product.handle,
    url: `/products/${encodeURIComponent(product.handle)}?variant=${variant.id}`,
    product_title: product.title,
    product_type: product.productType,
    product_description: product.descriptionHtml.replace(/<[^>]*>/g, ""),
    product_has_only_default_variant: isDefault,
    variant_title: isDefault ? null : variant.title,
    variant_options: variant.optionValues,
    options_with_values: product.options.map((name, at) => ({ name, value: variant.optionValues[at] ?? "" })),
    vendor: product.vendor,
    sku: variant.sku ?? "",
    grams: variant.weightGrams,
    taxable: variant.taxable,
    gift_card: product.isGiftCard,
    requires_shipping: variant.requiresShipping,
    image: url,
    featured_image: image && {
      url,
      alt: image.alt,
      width: image.width,
      height: image.height,
      aspect_ratio: image.width / image.height,
    },
  };
}

function toAmounts({ line, unitMinor, originalMinor, finalMinor, discounts }: PricedLine, currency: string) {
  const amount = (minor: number) => toHundredths(minor, currency);
  const own = discounts.filter(({ scope }) => scope === "line");
  const unitAfter = amount(Math.floor(finalMinor / line.quantity));
  const off = amount(originalMinor - finalMinor);
  return {
    price: amount(unitMinor),
    original_price: amount(unitMinor),
    presentment_price: amount(unitMinor) / 100,
    discounted_price: unitAfter,
    final_price: unitAfter,
    line_price: amount(originalMinor),
    original_line_price: amount(originalMinor),
    final_line_price: amount(finalMinor),
    total_discount: off,
    line_level_total_discount: off,
    discounts: own.map(({ title, amountMinor }) => ({ title, amount: amount(amountMinor) })),
    line_level_discount_allocations: own.map((discount) => ({
      amount: amount(discount.amountMinor),
      discount_application: toApplication(discount, amount(discount.amountMinor)),
    })),
  };
}

/** A discount as the Ajax API describes it, taking off so much in all. */
export function toApplication({ kind, title, scope }: LineDiscount, totalAmount: number) {
  return {
    type: kind === "code" ? "discount_code" : "automatic",
    key: title,
    title,
    description: title,
    value: String(totalAmount / 100),
    value_type: "fixed_amount",
    allocation_method: "across",
    target_selection: scope === "order" ? "all" : "entitled",
    target_type: "line_item",
    total_allocated_amount: totalAmount,
  };
}
