import { markOf } from "#test/local-store/ui-extensions/mark-of.ts";
import { addressFields, alert, codeFields, countryField, shippingChoice } from "./checkout-fields.ts";
import type { CheckoutView } from "./checkout-page.ts";
import { showMoney } from "./page-frame.ts";
import { summaryLines, summaryTotals } from "./summary.ts";

type PartName = "alert" | "bar" | "codes" | "delivery" | "lines" | "shipping" | "total" | "totals";

/** The parts of the page that follow the cart, as HTML, each with a mark of its content. */
export function liveParts(view: CheckoutView): Record<PartName, { html: string; mark: string }> {
  const { checkout, priced, shipping } = view;
  const total = priced.totalMinor + (shipping?.minor ?? 0);
  const shown = showMoney(total, priced.currency);
  const html: Record<PartName, string> = {
    alert: alert(view),
    bar: `<a class="to-summary" href="#summary">${shown}<span class="hidden"> in all, see the order summary</span></a>`,
    codes: codeFields(priced),
    delivery: shipping ? addressFields(view) : countryField(view),
    lines: summaryLines(priced),
    shipping: shippingChoice(view),
    total: `<input type="hidden" name="total" value="${totalMark(total, priced.currency)}">`,
    totals: summaryTotals(priced, shipping?.minor ?? null),
  };
  const part = (name: PartName) => ({ html: html[name], mark: markOf(`${checkout.token} ${html[name]}`) });
  return {
    ...{ alert: part("alert"), bar: part("bar"), codes: part("codes"), delivery: part("delivery") },
    ...{ lines: part("lines"), shipping: part("shipping"), total: part("total"), totals: part("totals") },
  };
}

/** A part where it stands in the page: the page's script finds it by its name, and knows by the mark whether it is old. */
export function showPart(parts: ReturnType<typeof liveParts>, name: PartName): string {
  const { html, mark } = parts[name];
  return `<div class="live" data-live="${name}" data-mark="${mark}">${html}</div>`;
}

/** What the form says the shopper last saw as the total. */
export function totalMark(minor: number, currency: string): string {
  return `${minor}${currency}`;
}
