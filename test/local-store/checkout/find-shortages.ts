import type { Cart, CartLine } from "#test/local-store/cart/cart.ts";
import { changeLine } from "#test/local-store/cart/change-cart.ts";
import { availableQuantity, findSellable, titleOf } from "#test/local-store/cart/check-variant.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";

type ShopLike = Pick<LocalShop, "index">;

/** A line that can't be bought as it stands, because of what was sold or withdrawn since it was put in. */
export interface Shortage {
  line: CartLine;
  title: string;
  /** How many of it there still are for this line. */
  left: number;
}

/** Looks at stock anew, line by line: lines of the same variant share what there is. */
export function findShortages(shop: ShopLike, cart: Cart): Shortage[] {
  const taken = new Map<number, number>();
  return cart.lines.flatMap((line) => {
    const found = findSellable(shop, line.variantId);
    if (!found) return [{ line, title: "An item", left: 0 }];
    const before = taken.get(line.variantId) ?? 0;
    taken.set(line.variantId, before + line.quantity);
    const left = Math.max(availableQuantity(found.variant) - before, 0);
    return line.quantity <= left ? [] : [{ line, title: titleOf(found.product, found.variant), left }];
  });
}

/** The shopper takes what there is: the cart gets the quantities that are left, or is without the line. */
export function takeWhatIsLeft(shop: ShopLike, cart: Cart): void {
  for (const { line, left } of findShortages(shop, cart)) {
    const taken = changeLine(shop, cart, line.key, { quantity: left });
    // A quantity rule may not allow the rest.
    if (!taken.ok) changeLine(shop, cart, line.key, { quantity: 0 });
  }
}

/** What the shopper reads. */
export function sayShortage({ title, left }: Shortage): string {
  return left === 0 ? `${title} is sold out.` : `Only ${left} of ${title} ${left === 1 ? "is" : "are"} left.`;
}
