import type { BundleEntry } from "#app/pipeline/publishing/wire.ts";
import { isOpen } from "./check-open.ts";
import { listProducts } from "./find-sets.ts";
import type { Situation } from "./situation.ts";

/** What goes with an order: so many of one of these products, by the set that says so. */
export type Companion = { entry: BundleEntry; products: readonly number[]; quantity: number };

/**
 * What the sets of an order's products hold besides what the buyer has already: the order's own products and `owned`, those of
 * earlier orders. The products' own order first; no product twice.
 */
export function findCompanions({ cart, published, now }: Situation, owned: readonly number[]): Companion[] {
  const bought = listProducts(cart);
  const held = new Set([...bought, ...owned]);
  const companions: Companion[] = [];
  for (const entry of bought.flatMap((id) => published.bundles.get(id) ?? [])) {
    if (entry.kind === "quantity" || !isOpen(entry, now, published.audiences)) continue;
    for (const { p, q } of entry.slots) {
      if (p.some((id) => held.has(id))) continue;
      for (const id of p) held.add(id);
      companions.push({ entry, products: p, quantity: q });
    }
  }
  return companions;
}
