import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import { openCart } from "#test/local-store/shopper/shopper-cart.ts";
import { addLines } from "./change-cart.ts";
import { toTree } from "./form-tree.ts";
import { parseUpdate, toCodes } from "./parse-cart-request.ts";
import { ownPath } from "./redirect-back.ts";
import { applyUpdate } from "./update-cart.ts";

/**
 * Follows a link that fills the cart (`/cart/<variant>:<quantity>,…`, in the place of what was in it) or brings a code
 * (`/discount/<code>`), and says where it leads: to checkout, or to the page that the link names.
 */
export function followLink(visit: Visit, path: string, query: URLSearchParams): string {
  return path.startsWith("/discount/") ? followDiscount(visit, path, query) : followPermalink(visit, path, query);
}

function followDiscount(visit: Visit, path: string, query: URLSearchParams): string {
  const cart = openCart(visit);
  const code = decodeURIComponent(path.slice("/discount/".length));
  cart.discountCodes = [...cart.discountCodes.filter((one) => one.toLowerCase() !== code.toLowerCase()), code];
  return ownPath(query.get("redirect") ?? "/") ?? "/";
}

function followPermalink(visit: Visit, path: string, query: URLSearchParams): string {
  const cart = openCart(visit);
  const wanted = path
    .slice("/cart/".length)
    .split(",")
    .map((pair) => pair.split(":").map(Number));
  cart.lines = [];
  // What can't be bought is left out; the rest of the link still works.
  for (const [variantId = 0, quantity = 0] of wanted.reverse()) addLines(visit.shop, cart, [{ variantId, quantity }]);
  const codes = query.get("discount");
  if (codes !== null) cart.discountCodes = toCodes(codes);
  const extras = parseUpdate(toTree([...query].filter(([name]) => /^(note$|attributes\[)/.test(name))));
  if (extras.ok) applyUpdate(visit.shop, cart, extras.value);
  return query.get("storefront") === "true" || cart.lines.length === 0 ? "/cart" : "/checkout";
}
