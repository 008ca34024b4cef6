import type { AjaxCart } from "./cart-change.ts";
import { keep, recall } from "./memory.ts";

/**
 * What is never offered again. How many offers a page and a session may show, and what of them goes, is judged in the head
 * while the page is read (snippet `tandem-arm`), so that nothing moves; here is what it goes by.
 */

/** Whether the offers in the cart are other ones than when it was last noted. */
export function isChanged(had: readonly string[]): boolean {
  const [, ...before] = recall("cart");
  return String(sorted(had)) !== String(sorted(before));
}

/**
 * Notes which offers the cart holds. Shopify begins a new cart after a purchase: what the old one held has been bought, and is
 * not offered again. What was only taken out of the cart may be.
 * @returns the offers it holds
 */
export function noteCart({ token, items }: AjaxCart): string[] {
  const [before, ...held] = recall("cart");
  if (before && before !== token) refuse(held);
  const now = sorted(items.map(({ properties }) => properties?._tandem_offer ?? ""));
  keep("cart", now.length > 0 ? [token, ...now] : undefined);
  return now;
}

/** These offers never show again in this browser: declined, or bought. */
export function refuse(offers: readonly string[]): void {
  keep("no", sorted([...recall("no"), ...offers]));
}

function sorted(offers: readonly string[]): string[] {
  return [...new Set(offers)].filter((id) => id !== "").sort();
}
