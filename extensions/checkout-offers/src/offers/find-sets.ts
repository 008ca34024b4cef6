import type { BundleEntry, Slot } from "#app/pipeline/publishing/wire.ts";
import { isOpen } from "./check-open.ts";
import type { CartLine } from "./read-cart.ts";
import type { Published } from "./read-published.ts";

/** A set that the cart nearly fills, and the one or two slots that it lacks. */
export type NearSet = { entry: BundleEntry; missing: readonly Slot[] };

/** As in the theme: more would be another shopping trip. */
const MOST_MISSING = 2;

/**
 * The sets of the cart's products that lack one or two of theirs, the products' own order first. A slot lacks its product
 * where none of its products is in the cart: of what is there already no more is offered, and a set that is there in part by
 * quantity is left alone. Quantity breaks lack no product.
 */
export function findSets(lines: readonly CartLine[], published: Published, now: Date): NearSet[] {
  const seen = new Set<string>();
  return listProducts(lines).flatMap((productId) =>
    (published.bundles.get(productId) ?? []).flatMap((entry) => {
      const missing = isOpen(entry, now, published.audiences) ? findMissing(entry, lines) : null;
      // Levels of a tier share an id: what is missing tells them apart.
      const key = JSON.stringify([entry.id, missing]);
      if (!missing || seen.has(key)) return [];
      seen.add(key);
      return [{ entry, missing }];
    }),
  );
}

/** The products of lines, each once, in their order. */
export function listProducts(lines: readonly { productId: number }[]): number[] {
  return [...new Set(lines.map(({ productId }) => productId))];
}

function findMissing({ kind, slots }: BundleEntry, lines: readonly CartLine[]): Slot[] | null {
  if (kind === "quantity" || slots.length < 2) return null;
  const missing: Slot[] = [];
  for (const slot of slots) {
    const own = lines.filter(({ productId }) => slot.p.includes(productId));
    if (own.length === 0) missing.push(slot);
    else if (!own.some(({ isPlain, quantity }) => isPlain && quantity >= slot.q)) return null;
  }
  const isNear = missing.length > 0 && missing.length <= MOST_MISSING && missing.length < slots.length;
  return isNear ? missing : null;
}
