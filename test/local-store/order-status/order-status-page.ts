import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import { extensionPlace, framePage, showMoney } from "#test/local-store/checkout/page-frame.ts";
import { summaryLines, summaryTotals } from "#test/local-store/checkout/summary.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";
import { goneTitles, orderAmounts, orderShipping } from "./order-amounts.ts";

/** The page of one order. Who came by the link alone is asked to sign in for what is theirs. */
export function orderStatusPage(
  shop: LocalShop,
  order: WorldOrder,
  { isOwner, host }: { isOwner: boolean; host: string },
): string {
  const amounts = orderAmounts(shop, order);
  const gone = goneTitles(shop, order).map(
    (title) => `<p class="small">No longer sold: <bdi>${escapeHtml(title)}</bdi></p>`,
  );
  const back = isOwner
    ? '<a href="/account/orders">All orders</a>'
    : `<a href="${loginPath(order)}">Sign in</a> to see your other orders.`;
  const body = `<div class="grid">
<div class="part details thanks">
${extensionPlace("customer-account.order-status.announcement.render")}
<div><h1>Order ${escapeHtml(order.name)}</h1><p class="small">${showDay(order.processedAt)}${order.cancelledAt ? ", cancelled" : ""}</p></div>
${extensionPlace("customer-account.order-status.block.render")}
<p>${back}<br><a href="/">Continue shopping</a></p>
</div>
<section class="part summary" aria-labelledby="summary-title"><div>
<h2 id="summary-title">Order summary</h2>
${summaryLines(amounts)}
${gone.join("")}
${extensionPlace("customer-account.order-status.cart-line-list.render-after")}
${summaryTotals(amounts, orderShipping(order))}
</div></section>
</div>${host}`;
  return framePage({ title: `Order ${order.name}`, shopName: shop.world.shop.name, body });
}

/** A customer's orders, the newest first. */
export function orderListPage(shop: LocalShop, orders: WorldOrder[]): string {
  const items = orders.map((order) => {
    const total = orderAmounts(shop, order).totalMinor + (orderShipping(order) ?? 0);
    const words = `${escapeHtml(order.name)}</a>, ${showDay(order.processedAt)}, ${showMoney(total, order.presentmentCurrency)}`;
    return `<li><a href="/account/orders/${order.id}">${words}</li>`;
  });
  const list =
    items.length > 0 ? `<ul class="orders">${items.join("")}</ul>` : "<p>You have not ordered anything yet.</p>";
  const body = `<div class="lone part"><h1>Your orders</h1>${list}<p><a href="/account">Account</a></p></div>`;
  return framePage({ title: "Your orders", shopName: shop.world.shop.name, body });
}

function showDay(iso: string): string {
  return new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}

function loginPath({ id }: WorldOrder): string {
  return `/account/login?return_to=${encodeURIComponent(`/account/orders/${id}`)}`;
}
