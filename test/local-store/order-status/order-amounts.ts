import type { LineDiscount, PricedCart, PricedLine } from "#test/local-store/cart/price-cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { convertMinor } from "#test/local-store/world/money.ts";
import type { WorldLine, WorldOrder } from "#test/local-store/world/types.ts";

/**
 * An order in the shape of a priced cart, in the currency that the shopper paid in. What was refunded since is still in it,
 * and lines whose product or variant the shop no longer has are not.
 */
export function orderAmounts(shop: LocalShop, order: WorldOrder): PricedCart {
  const lines = order.lines.flatMap((line) => toPriced(shop, order, line));
  const originalMinor = lines.reduce((sum, line) => sum + line.originalMinor, 0);
  const totalMinor = lines.reduce((sum, line) => sum + line.finalMinor, 0);
  const codes = order.discountCode === null ? [] : [{ code: order.discountCode, applicable: true }];
  const discountMinor = originalMinor - totalMinor;
  return { currency: order.presentmentCurrency, lines, originalMinor, discountMinor, totalMinor, codes, problems: [] };
}

/** The titles of those lines. */
export function goneTitles({ index }: LocalShop, { lines }: WorldOrder): string[] {
  return lines.filter(({ variantId }) => variantId === null || !index.variant(variantId)).map(({ title }) => title);
}

/** What was paid for shipping, in the shopper's currency; null where nothing was. */
export function orderShipping(order: WorldOrder): number | null {
  const minor = order.presentmentShippingMinor ?? inPresentment(order, order.shippingMinor);
  return minor === 0 ? null : minor;
}

function toPriced(shop: LocalShop, order: WorldOrder, line: WorldLine): PricedLine[] {
  const found = line.variantId === null ? null : shop.index.variant(line.variantId);
  if (!found) return [];
  const unitMinor = line.presentment?.unitPriceMinor ?? inPresentment(order, line.unitPriceMinor);
  const originalMinor = unitMinor * line.quantity;
  const discounts = line.discounts.map(
    ({ kind, title, amountMinor }, at): LineDiscount => ({
      kind: kind === "code" ? "code" : "automatic",
      title,
      amountMinor: line.presentment?.discountsMinor[at] ?? inPresentment(order, amountMinor),
      scope: "line",
    }),
  );
  const cartLine = {
    id: `gid://shopify/CartLine/${line.id}`,
    key: String(line.id),
    variantId: found.variant.id,
    quantity: line.quantity,
    properties: Object.fromEntries(line.attributes.map(({ key, value }) => [key, value])),
    sellingPlanId: line.sellingPlan?.id ?? null,
    parentKey: null,
  };
  const finalMinor = originalMinor - discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return [{ line: cartLine, ...found, unitMinor, originalMinor, finalMinor, discounts }];
}

function inPresentment({ currency, presentmentCurrency, presentmentRate }: WorldOrder, minor: number): number {
  return convertMinor(minor, currency, presentmentCurrency, presentmentRate);
}
