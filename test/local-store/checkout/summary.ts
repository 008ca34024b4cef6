import type { PricedCart, PricedLine } from "#test/local-store/cart/price-cart.ts";
import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import { orderDiscounts } from "#test/local-store/cart/to-ajax-cart.ts";
import { imageAddress } from "#test/local-store/storefront/objects/image.ts";
import { showMoney } from "./page-frame.ts";

/** The lines with what each discount takes off them. */
export function summaryLines({ lines, currency }: PricedCart): string {
  return `<ul class="lines">${lines.map((line) => lineItem(line, currency)).join("")}</ul>`;
}

function lineItem(priced: PricedLine, currency: string): string {
  const { line, product, originalMinor, finalMinor } = priced;
  const [image] = product.images;
  const picture = image ? `<img src="${escapeHtml(imageAddress(image.src))}" alt="" width="64" height="64">` : "";
  const isReduced = finalMinor < originalMinor;
  const was = isReduced ? `<s><span class="hidden">Regular price </span>${showMoney(originalMinor, currency)}</s>` : "";
  return `<li>
<div class="picture">${picture}<span class="count"><span class="hidden">Quantity </span>${line.quantity}</span></div>
<div>
<p dir="auto"><strong>${escapeHtml(product.title)}</strong></p>
${[...describe(priced), ...savings(priced, currency)].join("")}
</div>
<div class="amount">${was}${isReduced ? '<span class="hidden">Your price </span>' : ""}${showMoney(finalMinor, currency)}</div>
</li>`;
}

/** Variant, plan and the properties that are not hidden. */
function describe({ line, product, variant }: PricedLine): string[] {
  const plan = product.sellingPlans?.find(({ id }) => id === line.sellingPlanId)?.name;
  const shown = Object.entries(line.properties).filter(([key, value]) => !key.startsWith("_") && value !== "");
  const texts = [
    ...(variant.title === "Default Title" ? [] : [variant.title]),
    ...(plan ? [plan] : []),
    ...shown.map(([key, value]) => `${key}: ${value}`),
  ];
  return texts.map((text) => `<p class="small" dir="auto">${escapeHtml(text)}</p>`);
}

function savings({ discounts }: PricedLine, currency: string): string[] {
  return discounts
    .filter(({ scope }) => scope === "line")
    .map(({ title, amountMinor }) => {
      const words = `${escapeHtml(title)} (<span class="hidden">you save </span>−${showMoney(amountMinor, currency)})`;
      return `<p class="saving" dir="auto">${words}</p>`;
    });
}

/** From the lines to what is paid. `shippingMinor` null: nothing is sent. */
export function summaryTotals(priced: PricedCart, shippingMinor: number | null): string {
  const { currency, totalMinor, lines, discountMinor } = priced;
  const show = (minor: number) => showMoney(minor, currency);
  const subtotal = lines.reduce((sum, { finalMinor }) => sum + finalMinor, 0);
  const ofOrder = orderDiscounts(priced).map(({ title, amountMinor }) =>
    row(escapeHtml(title), `−${show(amountMinor)}`),
  );
  return `<dl class="totals">
${row("Subtotal", show(subtotal))}
${ofOrder.join("")}
${shippingMinor === null ? "" : row("Shipping", show(shippingMinor))}
${row("Total", show(totalMinor + (shippingMinor ?? 0)), "total")}
${discountMinor > 0 ? row("You save", show(discountMinor), "saving") : ""}
</dl>`;
}

function row(name: string, value: string, kind = ""): string {
  return `<div${kind === "" ? "" : ` class="${kind}"`}><dt>${name}</dt><dd>${value}</dd></div>`;
}
