import type { Cart } from "#test/local-store/cart/cart.ts";
import { shopPrice } from "#test/local-store/cart/market-price.ts";
import type { PricedCart, PricedLine } from "#test/local-store/cart/price-cart.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import type { LineWish, OrderWish } from "#test/local-store/world/place-order.ts";
import type { WorldMarket } from "#test/local-store/world/types.ts";
import type { Checkout } from "./checkout.ts";
import type { ShippingLine } from "./shipping.ts";

export interface ToOrder {
  checkout: Checkout;
  cart: Cart;
  priced: PricedCart;
  shipping: ShippingLine | null;
  market: WorldMarket;
}

/**
 * The order that a checkout becomes. It is charged in the market's currency; the amounts in the shop's own are what those
 * come to at the market's rate, each rounded by itself, as Shopify keeps both.
 */
export function composeOrder(visit: Visit, { checkout, cart, priced, shipping, market }: ToOrder): OrderWish {
  const { session } = visit;
  return {
    lines: priced.lines.map((line) => toLine(visit, line, market)),
    customerId: session.customerId,
    companyId: session.companyId,
    email: checkout.contact.email,
    countryCode: session.countryCode,
    shippingMinor: shipping?.shopMinor ?? 0,
    presentmentShippingMinor: shipping?.minor ?? 0,
    discountCode: priced.codes.find(({ applicable }) => applicable)?.code ?? null,
    presentmentCurrency: market.currency,
    presentmentRate: market.rate,
    checkoutToken: checkout.token,
    cartToken: cart.token,
    attributes: toPairs(cart.attributes),
    note: cart.note,
  };
}

function toLine(
  { shop }: Visit,
  { line, product, variant, unitMinor, discounts }: PricedLine,
  market: WorldMarket,
): LineWish {
  const plan = product.sellingPlans?.find(({ id }) => id === line.sellingPlanId) ?? null;
  return {
    variantId: variant.id,
    quantity: line.quantity,
    discounts: discounts.map(({ kind, title, amountMinor }) => ({
      kind,
      title,
      amountMinor: shopPrice(shop, market, amountMinor),
    })),
    presentment: { unitPriceMinor: unitMinor, discountsMinor: discounts.map(({ amountMinor }) => amountMinor) },
    attributes: toPairs(line.properties),
    sellingPlan: plan,
  };
}

function toPairs(values: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}
