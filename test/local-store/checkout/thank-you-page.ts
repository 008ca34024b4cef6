import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Checkout, PaidCheckout } from "./checkout.ts";
import { extensionPlace, framePage } from "./page-frame.ts";
import { summaryLines, summaryTotals } from "./summary.ts";

/** The page after payment: what was bought, at what it was charged. */
export function thankYouPage(shop: LocalShop, { contact, token }: Checkout, paid: PaidCheckout, host = ""): string {
  const { priced, orderName, email, shippingMinor, countryCode } = paid;
  const country = new Intl.DisplayNames("en", { type: "region" }).of(countryCode) ?? countryCode;
  const address = [contact.name, contact.address, `${contact.zip} ${contact.city}`.trim(), country];
  const body = `<div class="grid">
<div class="part details thanks">
<div>
<p class="small">Order ${escapeHtml(orderName)}</p>
<h1>Thank you${contact.name === "" ? "" : `, <span dir="auto">${escapeHtml(contact.name)}</span>`}!</h1>
</div>
${extensionPlace("purchase.thank-you.announcement.render")}
<section class="card"><h2>Your order is confirmed</h2><p>A confirmation would now go to <strong>${escapeHtml(email)}</strong>.</p></section>
<section class="card"><h2>Delivery</h2>${address
    .filter((line) => line !== "")
    .map((line) => `<p dir="auto">${escapeHtml(line)}</p>`)
    .join("")}</section>
${extensionPlace("purchase.thank-you.block.render")}
<p><a href="/account/orders/${paid.orderId}?key=${token}">See your order</a><br><a href="/">Continue shopping</a></p>
</div>
<section class="part summary" aria-labelledby="summary-title"><div>
<h2 id="summary-title">Order summary</h2>
${summaryLines(priced)}
${extensionPlace("purchase.thank-you.cart-line-list.render-after")}
${summaryTotals(priced, shippingMinor)}
</div></section>
</div>${host}`;
  return framePage({ title: "Thank you", shopName: shop.world.shop.name, body });
}
