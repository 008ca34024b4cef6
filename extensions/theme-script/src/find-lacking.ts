import type { CartLine } from "./add-to-cart.ts";
import { askCart } from "./cart-change.ts";

/**
 * What the cart lacks of a set. What stands in it counts where the set's saving will be taken off it: on one line, at its full
 * price, for no subscription. Of a cart that has all of it, or can't be asked, the shopper wants another whole set, as of a
 * quantity of one product.
 */
export async function findLacking(lines: CartLine[], cartUrl = ""): Promise<CartLine[]> {
  if (lines.length < 2) return lines;
  const { items } = await askCart(cartUrl, "").catch(() => ({ items: [] }));
  const free = items.filter((one) => !one.selling_plan_allocation && !one.total_discount);
  const lacking = lines.filter(({ variantId, quantity }) => {
    const own = free.find((one) => String(one.variant_id) === variantId && one.quantity >= quantity);
    if (own) own.quantity -= quantity;
    return !own;
  });
  return lacking.length > 0 ? lacking : lines;
}
