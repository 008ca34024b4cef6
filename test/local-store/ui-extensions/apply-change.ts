import type { CartInstructions } from "@shopify/ui-extensions/checkout";
import { legacyId } from "#test/local-store/admin-api/gid.ts";
import type { Cart } from "#test/local-store/cart/cart.ts";
import { type CartResult, noSuchLine, refuse, unknownVariant } from "#test/local-store/cart/cart-problem.ts";
import { addLines, changeLine } from "#test/local-store/cart/change-cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { CartChange, LinesChange } from "./cart-change.ts";

/** What Shopify's `apply…Change` answers. */
export type ChangeResult = { type: "success" } | { type: "error"; message: string };

/** Changes a checkout's cart as an extension asks; what is refused changes nothing. */
export function applyChange(shop: LocalShop, cart: Cart, wish: CartChange, allowed: CartInstructions): ChangeResult {
  const may = {
    lines: () => mayChangeLines(wish, allowed),
    attribute: () => allowed.attributes.canUpdateAttributes,
    code: () => allowed.discounts.canUpdateDiscountCodes,
    note: () => allowed.notes.canUpdateNote,
  };
  if (!may[wish.kind]()) return { type: "error", message: "This checkout does not allow this change." };
  if (wish.kind === "lines") return toResult(changeLines(shop, cart, wish.change));
  if (wish.kind === "note") cart.note = wish.change.type === "updateNote" ? wish.change.note : "";
  else if (wish.kind === "code") changeCode(cart, wish.change);
  else if (wish.change.type === "updateAttribute") cart.attributes[wish.change.key] = wish.change.value;
  else delete cart.attributes[wish.change.key];
  return { type: "success" };
}

function mayChangeLines(wish: CartChange, { lines }: CartInstructions): boolean {
  if (wish.change.type === "addCartLine") return lines.canAddCartLine;
  return wish.change.type === "removeCartLine" ? lines.canRemoveCartLine : lines.canUpdateCartLine;
}

function changeCode(cart: Cart, { type, code }: Extract<CartChange, { kind: "code" }>["change"]): void {
  const others = cart.discountCodes.filter((known) => known.toLowerCase() !== code.toLowerCase());
  cart.discountCodes = type === "addDiscountCode" ? [...others, code] : others;
}

function changeLines(shop: LocalShop, cart: Cart, change: LinesChange): CartResult {
  if (change.type === "addCartLine") return add(shop, cart, change);
  const line = cart.lines.find(({ id }) => id === change.id);
  if (!line) return { ok: false, problem: noSuchLine };
  if (change.type === "removeCartLine") {
    return changeLine(shop, cart, line.key, { quantity: Math.max(line.quantity - change.quantity, 0) });
  }
  const { merchandiseId, quantity, attributes, sellingPlanId, parent } = change;
  if (parent) return { ok: false, problem: refuse(422, "Parents of lines cannot be changed in the local store") };
  const variantId = merchandiseId === undefined ? line.variantId : legacyId(merchandiseId, "ProductVariant");
  if (variantId === null) return { ok: false, problem: unknownVariant };
  return changeLine(shop, cart, line.key, {
    variantId,
    ...(quantity === undefined ? {} : { quantity }),
    ...(attributes === undefined ? {} : { properties: toProperties(attributes) }),
    ...(sellingPlanId === undefined ? {} : { sellingPlanId: planOf(sellingPlanId) }),
  });
}

function add(shop: LocalShop, cart: Cart, change: Extract<LinesChange, { type: "addCartLine" }>): CartResult {
  const { merchandiseId, quantity, attributes = [], sellingPlanId, parent } = change;
  const variantId = legacyId(merchandiseId, "ProductVariant");
  if (variantId === null) return { ok: false, problem: unknownVariant };
  const parentLine = parent && "lineId" in parent ? cart.lines.find(({ id }) => id === parent.lineId) : null;
  if (parentLine === undefined) return { ok: false, problem: noSuchLine };
  const wish = {
    variantId,
    quantity,
    properties: toProperties(attributes),
    sellingPlanId: planOf(sellingPlanId ?? null),
    parentKey: parentLine?.key ?? null,
    parentVariantId: parent && "merchandiseId" in parent ? legacyId(parent.merchandiseId, "ProductVariant") : null,
  };
  return addLines(shop, cart, [wish]);
}

function planOf(gid: string | null): number | null {
  return gid === null ? null : legacyId(gid, "SellingPlan");
}

function toProperties(attributes: { key: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
}

function toResult(result: CartResult): ChangeResult {
  return result.ok ? { type: "success" } : { type: "error", message: result.problem.description };
}
