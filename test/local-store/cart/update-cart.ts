import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Cart } from "./cart.ts";
import { type CartResult, noSuchLine } from "./cart-problem.ts";
import { changeLine, setQuantities } from "./change-cart.ts";
import type { ChangeRequest, UpdateRequest } from "./parse-cart-request.ts";

/** `change.js`: one line, named by its place, its key or its variant. */
export function applyChange(
  shop: Pick<LocalShop, "index">,
  cart: Cart,
  { id, line, change }: ChangeRequest,
): CartResult {
  const found =
    line === null
      ? cart.lines.find(({ key, variantId }) => key === id || String(variantId) === id)
      : cart.lines[line - 1];
  return found ? changeLine(shop, cart, found.key, change) : { ok: false, problem: noSuchLine };
}

/** `update.js`: quantities, attributes (put beside those that are there; an empty one goes), note and codes. */
export function applyUpdate(shop: Pick<LocalShop, "index">, cart: Cart, request: UpdateRequest): CartResult {
  const { updates, attributes, note, discountCodes } = request;
  const byName = Array.isArray(updates)
    ? updates.flatMap((quantity, at) => (cart.lines[at] ? [[cart.lines[at].key, quantity] as const] : []))
    : Object.entries(updates ?? {});
  const result = setQuantities(shop, cart, new Map(byName));
  if (!result.ok) return result;
  for (const [key, value] of Object.entries(attributes)) {
    if (value) cart.attributes[key] = value;
    else delete cart.attributes[key];
  }
  if (note !== null) cart.note = note;
  if (discountCodes !== null) cart.discountCodes = discountCodes;
  return result;
}
