import { toGid } from "#test/local-store/admin-api/gid.ts";
import { redirect } from "#test/local-store/cart/redirect-back.ts";
import { type Door, type Exchange, sendJson, sendText } from "#test/local-store/http.ts";
import { openVisit, type Visit } from "#test/local-store/shopper/open-visit.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { answerCustomerAccount, answerProblem, answerQuery } from "#test/local-store/ui-extensions/answer-page.ts";
import { composeState } from "#test/local-store/ui-extensions/compose-state.ts";
import { hostExtensions } from "#test/local-store/ui-extensions/extension-host.ts";
import type { ExtensionState } from "#test/local-store/ui-extensions/extension-state.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";
import { orderAmounts, orderShipping } from "./order-amounts.ts";
import { orderListPage, orderStatusPage } from "./order-status-page.ts";

/** One order as somebody asks for it. */
interface Look {
  parts: StoreParts;
  visit: Visit;
  exchange: Exchange;
  order: WorldOrder;
}

const PATH = /^\/account\/orders(?:\/(\d+)(?:\/(storefront-api|customer-account-api|problems))?)?$/;

/**
 * `/account/orders` and `/account/orders/<id>`: an order is shown to the customer whose it is, when signed in, and to who
 * has the link that the shopper got (`?key=` with the checkout's token), as at Shopify.
 */
export function orderStatusDoor(parts: StoreParts): Door {
  return async (exchange) => {
    const named = PATH.exec(exchange.url.pathname);
    const visit = named && openVisit(parts, exchange);
    if (!visit) return false;
    const [, id, what] = named;
    const order = id === undefined ? null : visit.shop.index.order(Number(id));
    if (!order) showList(visit, exchange);
    else if (what === undefined) await showOrder({ parts, visit, exchange, order });
    else await answerPage({ parts, visit, exchange, order }, what);
    return true;
  };
}

function showList({ shop, session }: Visit, exchange: Exchange): void {
  const { customerId } = session;
  if (customerId === null) toLogin(exchange);
  else {
    const orders = shop.index.ordersOf(customerId).toSorted((a, b) => (a.processedAt < b.processedAt ? 1 : -1));
    sendText(exchange.response, 200, "text/html; charset=utf-8", orderListPage(shop, orders));
  }
}

async function showOrder(look: Look): Promise<void> {
  const { visit, exchange, order, parts } = look;
  if (!isOwner(look) && !hasKey(look)) return toLogin(exchange);
  const state = orderState(look);
  const host = await hostExtensions({
    shop: visit.shop,
    extensionsFolder: parts.extensionsFolder,
    page: "customer-account.order-status.",
    base: `/account/orders/${order.id}`,
    isEditor: exchange.url.searchParams.has("editor"),
    state,
  });
  sendText(
    exchange.response,
    200,
    "text/html; charset=utf-8",
    orderStatusPage(visit.shop, order, { isOwner: isOwner(look), host }),
  );
}

function orderState({ visit, exchange, order, ...rest }: Look): ExtensionState {
  const { shop, session } = visit;
  const mayKnow = isOwner({ visit, exchange, order, ...rest });
  const state = composeState({
    shop,
    origin: exchange.url.origin,
    priced: orderAmounts(shop, order),
    shippingMinor: orderShipping(order),
    attributes: Object.fromEntries(order.attributes.map(({ key, value }) => [key, value])),
    note: order.note ?? "",
    email: mayKnow ? (order.email ?? "") : "",
    session: { ...session, companyId: order.companyId, customerId: mayKnow ? order.customerId : null },
    checkoutToken: order.checkoutToken,
    orderId: order.id,
  });
  const { name, processedAt, cancelledAt } = order;
  return {
    ...state,
    order: { id: toGid("Order", order.id), name, processedAt, ...(cancelledAt === null ? {} : { cancelledAt }) },
    authenticationState: mayKnow ? "fully_authenticated" : "pre_authenticated",
  };
}

async function answerPage(look: Look, what: string): Promise<void> {
  if (!isOwner(look) && what === "customer-account-api") return sendJson(look.exchange.response, 401, NOT_SIGNED_IN);
  if (what === "customer-account-api") return answerCustomerAccount(look);
  return what === "problems" ? answerProblem(look) : answerQuery(look);
}

/** Our own words: Shopify's are not published. */
const NOT_SIGNED_IN = { errors: [{ message: "The Customer Account API wants a signed-in customer" }] };

function isOwner({ visit, order }: Look): boolean {
  return visit.session.customerId !== null && visit.session.customerId === order.customerId;
}

function hasKey({ exchange, order }: Look): boolean {
  return order.checkoutToken !== null && exchange.url.searchParams.get("key") === order.checkoutToken;
}

function toLogin(exchange: Exchange): void {
  redirect(exchange, `/account/login?return_to=${encodeURIComponent(exchange.url.pathname)}`);
}
