import { toGid } from "#test/local-store/admin-api/gid.ts";
import { composeState } from "#test/local-store/ui-extensions/compose-state.ts";
import { hostExtensions } from "#test/local-store/ui-extensions/extension-host.ts";
import type { PaidCheckout } from "./checkout.ts";
import type { Till } from "./look-at-checkout.ts";
import { thankYouPage } from "./thank-you-page.ts";

/** The thank-you page with the extensions that stand in it. */
export async function showThankYou(till: Till, paid: PaidCheckout): Promise<string> {
  const { visit, checkout, exchange, parts } = till;
  const { shop, session } = visit;
  const order = shop.index.order(paid.orderId);
  const state = composeState({
    shop,
    origin: exchange.url.origin,
    priced: paid.priced,
    shippingMinor: paid.shippingMinor,
    attributes: Object.fromEntries((order?.attributes ?? []).map(({ key, value }) => [key, value])),
    note: order?.note ?? "",
    email: paid.email,
    session: { ...session, countryCode: paid.countryCode, companyId: order?.companyId ?? null },
    checkoutToken: checkout.token,
    orderId: paid.orderId,
  });
  const isFirstOrder = shop.index.ordersOf(order?.customerId ?? 0).length <= 1;
  const host = await hostExtensions({
    shop,
    extensionsFolder: parts.extensionsFolder,
    page: "purchase.thank-you.",
    base: `/checkouts/${checkout.token}`,
    isEditor: exchange.url.searchParams.has("editor"),
    state: {
      ...state,
      orderConfirmation: { order: { id: toGid("Order", paid.orderId) }, number: paid.orderName, isFirstOrder },
    },
  });
  return thankYouPage(shop, checkout, paid, host);
}
