import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { Cart, CartLine } from "./cart.ts";
import { type CartProblem, type CartResult, noSuchLine, refuse, unknownVariant } from "./cart-problem.ts";
import { checkQuantityRule, checkStock, checkWayOfBuying, findSellable } from "./check-variant.ts";
import { type LineContent, lineId, lineKey } from "./line-key.ts";

/** The verbs of a cart. Each changes the cart as a whole or, when something in it is refused, not at all. */

export interface AddWish {
  variantId: number;
  quantity: number;
  properties?: Record<string, string>;
  sellingPlanId?: number | null;
  /** The variant of a line in the cart, or added with this one, that it hangs on. */
  parentVariantId?: number | null;
  /** The key of such a line. */
  parentKey?: string | null;
}

export interface LineChange {
  /** Another variant in the line's place, as checkout allows it. */
  variantId?: number;
  quantity?: number;
  /** Replace the line's own. */
  properties?: Record<string, string>;
  sellingPlanId?: number | null;
}

type ShopLike = Pick<LocalShop, "index">;

/** Puts variants in, each at the top of the cart unless the same line is there; `keys` are those of the wishes, in order. */
export function addLines(shop: ShopLike, cart: Cart, wishes: readonly AddWish[]): CartResult {
  return attempt(shop, cart, (draft) => {
    const keys: string[] = [];
    for (const wish of wishes) {
      const added = addLine(shop, draft, wish);
      if ("status" in added) return { ok: false, problem: added };
      keys.push(added.key);
    }
    return { ok: true, keys };
  });
}

/** Gives one line another quantity (0 takes it out, and what hangs on it), other properties, selling plan or variant. */
export function changeLine(shop: ShopLike, cart: Cart, key: string, change: LineChange): CartResult {
  return attempt(shop, cart, (draft) => {
    const line = draft.lines.find((one) => one.key === key);
    if (!line) return { ok: false, problem: noSuchLine };
    const { quantity = line.quantity, properties = line.properties, sellingPlanId = line.sellingPlanId } = change;
    const content = { ...line, properties, sellingPlanId, variantId: change.variantId ?? line.variantId };
    const problem =
      checkWayOfBuying(findSellable(shop, content.variantId), sellingPlanId) ?? checkQuantity(quantity, 0);
    // What can't be bought any more can still be taken out.
    if (problem && quantity !== 0) return { ok: false, problem };
    const changed = { ...content, key: lineKey(content), quantity };
    replaceLine(draft, line, changed);
    return { ok: true, keys: [changed.key] };
  });
}

/** Sets quantities of several lines, by key or by variant id; a variant that is not in the cart is added. */
export function setQuantities(shop: ShopLike, cart: Cart, updates: ReadonlyMap<string, number>): CartResult {
  return attempt(shop, cart, (draft) => {
    for (const [name, quantity] of updates) {
      const problem = checkQuantity(quantity, 0);
      if (problem) return { ok: false, problem };
      const line = draft.lines.find(({ key, variantId }) => key === name || String(variantId) === name);
      if (line) line.quantity = quantity;
      else {
        const variantId = /^\d+$/.test(name) ? Number(name) : 0;
        const added = quantity === 0 ? null : addLine(shop, draft, { variantId, quantity });
        if (added && "status" in added) return { ok: false, problem: added };
      }
    }
    return { ok: true, keys: [] };
  });
}

/** Works on a copy and keeps it only if all of it may be. */
function attempt(shop: ShopLike, cart: Cart, change: (draft: Cart) => CartResult): CartResult {
  const draft = structuredClone(cart);
  const result = change(draft);
  if (!result.ok) return result;
  dropEmptyLines(draft);
  const problem = checkCart(shop, cart, draft);
  if (problem) return { ok: false, problem };
  cart.lines = draft.lines;
  return result;
}

function addLine(shop: ShopLike, draft: Cart, wish: AddWish): CartLine | CartProblem {
  const { variantId, quantity, properties = {}, sellingPlanId = null } = wish;
  const problem = checkWayOfBuying(findSellable(shop, variantId), sellingPlanId) ?? checkQuantity(quantity, 1);
  if (problem) return problem;
  const parent = findParent(draft, wish);
  if (parent === "missing") return refuse(422, "The parent line is not in the cart.", "Cart Error");
  const content: LineContent = { variantId, properties, sellingPlanId, parentKey: parent?.key ?? null };
  const key = lineKey(content);
  const known = draft.lines.find((line) => line.key === key);
  if (known) {
    known.quantity += quantity;
    return known;
  }
  const line: CartLine = { ...content, id: freeId(draft, key), key, quantity };
  draft.lines.unshift(line);
  return line;
}

function findParent(draft: Cart, { parentVariantId, parentKey }: AddWish): CartLine | "missing" | null {
  if (parentKey) return draft.lines.find(({ key }) => key === parentKey) ?? "missing";
  if (parentVariantId) return draft.lines.find(({ variantId }) => variantId === parentVariantId) ?? "missing";
  return null;
}

/** A line that was changed since keeps its id, so what was its key may be another line's now. */
function freeId(draft: Cart, key: string): string {
  let id = lineId(draft.token, key);
  while (draft.lines.some((line) => line.id === id)) id = lineId(draft.token, id);
  return id;
}

/** Puts the changed line in the place of the old one, or into another line that it has become the same as. */
function replaceLine(draft: Cart, old: CartLine, line: CartLine): void {
  const twin = draft.lines.find((one) => one.key === line.key && one !== old);
  if (twin) twin.quantity += line.quantity;
  draft.lines = draft.lines.flatMap((one) => (one !== old ? [one] : twin ? [] : [line]));
  if (line.key === old.key) return;
  for (const child of draft.lines.filter(({ parentKey }) => parentKey === old.key)) {
    const moved = { ...child, parentKey: line.key };
    replaceLine(draft, child, { ...moved, key: lineKey(moved) });
  }
}

function dropEmptyLines(draft: Cart): void {
  draft.lines = draft.lines.filter(({ quantity }) => quantity > 0);
  const keys = new Set(draft.lines.map(({ key }) => key));
  const isOrphan = ({ parentKey }: CartLine) => parentKey !== null && !keys.has(parentKey);
  if (!draft.lines.some(isOrphan)) return;
  draft.lines = draft.lines.filter((line) => !isOrphan(line));
  dropEmptyLines(draft);
}

function checkQuantity(quantity: number, least: number): CartProblem | null {
  if (Number.isSafeInteger(quantity) && quantity >= least) return null;
  return refuse(422, `Quantity must be a whole number from ${least}.`, "Cart Error");
}

/** Looks at what the change raised: stock over all lines of a variant, and the rule of each line. */
function checkCart(shop: ShopLike, before: Cart, after: Cart): CartProblem | null {
  for (const line of after.lines) {
    const was = before.lines.find(({ key }) => key === line.key)?.quantity ?? 0;
    const sum = sumOf(after, line.variantId);
    if (line.quantity === was && sum === sumOf(before, line.variantId)) continue;
    const found = findSellable(shop, line.variantId);
    if (!found && line.quantity > was) return unknownVariant;
    if (!found) continue;
    const problem = checkQuantityRule(found, line.quantity) ?? checkStock(found, sum, sumOf(before, line.variantId));
    if (problem) return problem;
  }
  return null;
}

function sumOf(cart: Cart, variantId: number): number {
  return cart.lines.reduce((sum, line) => sum + (line.variantId === variantId ? line.quantity : 0), 0);
}
