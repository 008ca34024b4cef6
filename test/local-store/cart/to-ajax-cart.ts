import type { Cart } from "./cart.ts";
import { toHundredths } from "./market-price.ts";
import type { LineDiscount, PricedCart } from "./price-cart.ts";
import { toAjaxLine, toApplication } from "./to-ajax-line.ts";

/** `/cart.js`: the cart as scripts read it, with the fields that Shopify documents. Amounts are hundredths. */
export function toAjaxCart(cart: Cart, priced: PricedCart) {
  const { currency, lines, codes } = priced;
  const amount = (minor: number) => toHundredths(minor, currency);
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    token: cart.token,
    note: cart.note,
    attributes: cart.attributes,
    currency,
    item_count: sum(({ line }) => line.quantity),
    total_weight: sum(({ line, variant }) => variant.weightGrams * line.quantity),
    requires_shipping: lines.some(({ variant }) => variant.requiresShipping),
    original_total_price: amount(priced.originalMinor),
    items_subtotal_price: amount(sum(({ finalMinor }) => finalMinor)),
    total_discount: amount(priced.discountMinor),
    total_price: amount(priced.totalMinor),
    items: lines.map((line) => toAjaxLine(line, currency)),
    cart_level_discount_applications: orderDiscounts(priced).map((discount) =>
      toApplication(discount, amount(discount.amountMinor)),
    ),
    discount_codes: codes,
    items_changelog: { added: [] },
  };
}

/** Each discount of the whole order once, with what it takes off over all lines. */
export function orderDiscounts({ lines }: PricedCart): LineDiscount[] {
  const found = new Map<string, LineDiscount>();
  for (const discount of lines.flatMap(({ discounts }) => discounts)) {
    if (discount.scope !== "order") continue;
    const key = `${discount.kind} ${discount.title}`;
    const amountMinor = (found.get(key)?.amountMinor ?? 0) + discount.amountMinor;
    found.set(key, { ...discount, amountMinor });
  }
  return [...found.values()];
}
