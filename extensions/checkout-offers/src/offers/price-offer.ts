import { type PricedLine, priceCart, type Terms } from "./price-cart.ts";
import type { CartLine } from "./read-cart.ts";

/** Something to be added: a variant of a product, and how many of it. `unitMinor`: the price of one. */
export type Addition = { productId: number; variantId: number; quantity: number; unitMinor: number };

/**
 * What adding comes to. `savingMinor`: how much more is taken off than now; `onCartMinor`: which part of it comes off what is
 * in the cart already; `payMinor`: what the additions cost, line by line.
 */
export type OfferPrice = { savingMinor: number; onCartMinor: number; payMinor: readonly number[] };

/**
 * Prices additions to a cart by the Function's own code, before and after. Null where nothing sure can be said: a line that a
 * set would change is reduced by something else than the Function now, and who keeps a line then is Shopify's choice.
 */
export function priceAdditions(
  cart: readonly CartLine[],
  additions: readonly Addition[],
  terms: Terms,
): OfferPrice | null {
  const added = additions.map((one, at): PricedLine => ({ ...one, id: `added-${at}`, isPlain: true }));
  const before = priceCart(cart, terms);
  const after = priceCart([...cart, ...added], terms);
  if (!isAsPriced(cart, before, after)) return null;
  const onCartMinor = sum(cart.map(({ id }) => (after.get(id) ?? 0) - (before.get(id) ?? 0)));
  const onAdded = added.map(({ id }) => after.get(id) ?? 0);
  const payMinor = added.map(({ unitMinor, quantity }, at) => unitMinor * quantity - (onAdded[at] ?? 0));
  return { savingMinor: onCartMinor + sum(onAdded), onCartMinor, payMinor };
}

/**
 * What swapping the product of a line changes in all that is paid for the cart, sets that come or go with it included. Null
 * where nothing sure can be said.
 */
export function priceSwap(cart: readonly CartLine[], line: CartLine, to: Addition, terms: Terms): number | null {
  const before = priceCart(cart, terms);
  const swapped = cart.map((one) => (one === line ? { ...one, ...to } : one));
  const after = priceCart(swapped, terms);
  const isSure = line.isPlain && line.reducedMinor === (before.get(line.id) ?? 0) && isAsPriced(cart, before, after);
  return isSure ? totalOf(swapped, after) - totalOf(cart, before) : null;
}

/** Whether each line that has, or would have, a saving of ours is reduced by exactly that and nothing else now. */
function isAsPriced(cart: readonly CartLine[], before: Map<string, number>, after: Map<string, number>): boolean {
  return cart.every(({ id, reducedMinor, isPlain }) => {
    if (!before.has(id) && !after.has(id)) return true;
    return isPlain && reducedMinor === (before.get(id) ?? 0);
  });
}

function totalOf(lines: readonly PricedLine[], savings: Map<string, number>): number {
  return sum(lines.map(({ id, unitMinor, quantity }) => unitMinor * quantity - (savings.get(id) ?? 0)));
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
