import { toGid } from "#test/local-store/admin-api/gid.ts";
import { findMetafield, ownerKey } from "#test/local-store/admin-api/metafields/find.ts";
import { resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import { amountText } from "#test/local-store/admin-api/types/money.ts";
import { composeFunctionInput } from "#test/local-store/functions/compose-function-input.ts";
import type { FunctionCart, FunctionLine } from "#test/local-store/functions/function-cart.ts";
import { runFunction } from "#test/local-store/functions/run-function.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { BareLine } from "./discount-offer.ts";
import type { FunctionAsk, RunFunction } from "./offer-function-discount.ts";

/** Runs the app's Function as Shopify would for this cart: its own input query, the bundled script, Shopify's limits. */
export const runDiscount: RunFunction = async (ask) => {
  const { functionHandle } = ask.discount;
  const { output, error } = await runFunction(
    functionHandle,
    composeFunctionInput(toFunctionCart(ask), functionHandle),
  );
  return error === null ? { output } : { problem: error };
};

function toFunctionCart({ shop, discount, cart, lines, context }: FunctionAsk): FunctionCart {
  const { market, customerId, companyId, nowMs, countryCode, locale = "en" } = context;
  return {
    lines: lines.map((line) => toFunctionLine(line, market.currency)),
    currency: market.currency,
    presentmentRate: String(market.rate),
    customer: customerId === null ? null : { id: customerId, isAuthenticated: true },
    companyId,
    discount: { id: toGid("DiscountNode", discount.id), classes: discount.discountClasses.filter(isClass) },
    localDate: dateIn(shop.world.shop.timeZone, nowMs),
    language: locale.toUpperCase().replace("-", "_"),
    country: countryCode ?? market.countryCodes[0],
    attributes: cart.attributes,
    codes: cart.discountCodes,
    metafield: (ownerId, namespace, key) => metafieldOf(shop, ownerId, namespace, key),
  };
}

function toFunctionLine({ line, product, variant, unitMinor }: BareLine, currency: string): FunctionLine {
  return {
    id: line.id,
    quantity: line.quantity,
    unitAmount: amountText(unitMinor, currency),
    variantId: variant.id,
    productId: product.id,
    sellingPlanId: line.sellingPlanId,
    attributes: line.properties,
  };
}

function metafieldOf(shop: LocalShop, ownerId: string, namespace: string, key: string) {
  if (!shop.installation) return null;
  // A Function's shop is the one that it runs in.
  const owner = ownerId.startsWith("gid://shopify/Shop/") ? toGid("Shop", shop.world.shop.id) : ownerKey(ownerId);
  return findMetafield(shop, owner, resolveNamespace(namespace, shop.installation.appId), key);
}

type DiscountClass = FunctionCart["discount"]["classes"][number];

function isClass(name: string): name is DiscountClass {
  return name === "PRODUCT" || name === "ORDER" || name === "SHIPPING";
}

/** The day in a time zone, as `2026-11-24`. */
function dateIn(timeZone: string, nowMs: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(nowMs);
}
