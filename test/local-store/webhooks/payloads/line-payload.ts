import type { WorldLine, WorldOrder, WorldProduct } from "#test/local-store/world/types.ts";
import { toDecimal, toGid, toMoneySet } from "./rest-values.ts";

/**
 * - *discount application*: one discount of the order, said once; lines point at it by its place in the list.
 */
export interface DiscountApplication {
  kind: WorldLine["discounts"][number]["kind"];
  title: string;
}

/** The distinct discounts of an order, in the order of their first use. */
export function listDiscountApplications(order: WorldOrder): DiscountApplication[] {
  const found: DiscountApplication[] = [];
  for (const { kind, title } of order.lines.flatMap((line) => line.discounts)) {
    if (!found.some((one) => one.kind === kind && one.title === title)) found.push({ kind, title });
  }
  return found;
}

/** One of an order's `line_items`. `product` is null when it is gone from the shop. */
export function toLine(line: WorldLine, order: WorldOrder, product: WorldProduct | null) {
  return {
    ...toLineCore(line, order, product),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    sales_line_item_group_id: line.group?.id ?? null,
  };
}

/** The part of a line that refunds carry too. */
export function toLineCore(line: WorldLine, order: WorldOrder, product: WorldProduct | null) {
  const applications = listDiscountApplications(order);
  const variant = product?.variants.find((one) => one.id === line.variantId);
  return {
    id: line.id,
    admin_graphql_api_id: toGid("LineItem", line.id),
    product_id: line.productId,
    variant_id: line.variantId,
    product_exists: product !== null,
    title: line.title,
    variant_title: line.variantTitle,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    vendor: line.vendor,
    sku: line.sku ?? "",
    quantity: line.quantity,
    fulfillable_quantity: line.currentQuantity,
    fulfillment_service: "manual",
    fulfillment_status: null,
    gift_card: line.isGiftCard,
    grams: variant?.weightGrams ?? 0,
    price: toDecimal(line.unitPriceMinor, order.currency),
    price_set: toMoneySet(line.unitPriceMinor, order, line.presentment?.unitPriceMinor),
    // Shopify leaves `total_discount` at zero and says what was taken off in the allocations.
    total_discount: toDecimal(0, order.currency),
    total_discount_set: toMoneySet(0, order),
    discount_allocations: line.discounts.map((discount, at) => ({
      amount: toDecimal(discount.amountMinor, order.currency),
      amount_set: toMoneySet(discount.amountMinor, order, line.presentment?.discountsMinor[at]),
      discount_application_index: applications.findIndex(
        (one) => one.kind === discount.kind && one.title === discount.title,
      ),
    })),
    properties: line.attributes.map(({ key, value }) => ({ name: key, value })),
    requires_shipping: variant?.requiresShipping ?? !line.isGiftCard,
    taxable: variant?.taxable ?? true,
    variant_inventory_management: variant?.inventoryTracked ? "shopify" : null,
    duties: [],
    tax_lines: [],
  };
}

/** `discount_applications` of an order payload: every discount of the local store is told as a fixed amount. */
export function toDiscountApplications(order: WorldOrder) {
  return listDiscountApplications(order).map(({ kind, title }) => {
    const amountMinor = order.lines
      .flatMap((line) => line.discounts)
      .filter((discount) => discount.kind === kind && discount.title === title)
      .reduce((sum, discount) => sum + discount.amountMinor, 0);
    const name = kind === "code" ? { code: title } : { title };
    return {
      ...name,
      ...(kind === "manual" ? { description: title } : {}),
      type: kind === "code" ? "discount_code" : kind,
      target_type: "line_item",
      target_selection: "entitled",
      allocation_method: "across",
      value_type: "fixed_amount",
      value: toDecimal(amountMinor, order.currency),
    };
  });
}
