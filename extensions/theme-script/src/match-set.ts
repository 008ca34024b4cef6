import { type Percent, percentWithin, savingMinor } from "#app/kernel/price-set.ts";

/** A set as it is published (the wire's `BundleEntry`, as far as prices go). */
export type PublishedSet = {
  id: string;
  slots: { p: number[]; q: number }[];
  pct: number;
  caps?: Record<string, number>;
};

/** One row that the shopper takes: prices in hundredths. */
export type Row = { productId: number; variantId: string; quantity: number; unit: number };

export type PricedRow = { row: Row; setId: string | null; percent: Percent; saving: number };

/**
 * What rows cost together: by the first of `sets` where they are the whole of it, otherwise by the one of them that saves
 * most and is whole within them. What belongs to none keeps its plain price. `step`: hundredths in the smallest coin.
 */
export function priceRows(rows: readonly Row[], sets: readonly PublishedSet[], step: number): PricedRow[] {
  const [own] = sets;
  if (own && isWhole(rows, own)) return priceAll(rows, own, step);
  let best = priceAll(rows, null, step);
  for (const set of sets) {
    const members = findMembers(rows, set);
    const priced = priceAll(rows, members && set, step, members);
    if (savingOf(priced) > savingOf(best)) best = priced;
  }
  return best;
}

/** What priced rows save in all, in hundredths. */
export function savingOf(priced: readonly PricedRow[]): number {
  return priced.reduce((sum, { saving }) => sum + saving, 0);
}

function isWhole(rows: readonly Row[], set: PublishedSet): boolean {
  return findMembers(rows, set)?.size === rows.length;
}

/** The rows that fill the set's slots; null where they don't, or where a row would be in it with a part of its quantity. */
function findMembers(rows: readonly Row[], { slots }: PublishedSet): Set<Row> | null {
  const members = new Set<Row>();
  for (const { p, q } of slots) {
    let missing = q;
    for (const row of rows) {
      if (missing === 0) break;
      if (members.has(row) || row.quantity > missing || !p.includes(row.productId)) continue;
      members.add(row);
      missing -= row.quantity;
    }
    if (missing > 0) return null;
  }
  return members;
}

/** Rows of one variant become one line of the cart, whose saving is rounded once: each row has its part of it. */
function priceAll(
  rows: readonly Row[],
  set: PublishedSet | null,
  step: number,
  members?: Set<Row> | null,
): PricedRow[] {
  const counted: Record<string, number> = {};
  return rows.map((row) => {
    if (!set || members?.has(row) === false) return { row, setId: null, percent: 0, saving: 0 };
    const { variantId, unit } = row;
    const percent = percentWithin(set.pct, set.caps, row);
    const saved = (quantity: number): number => Math.floor(savingMinor(unit, quantity, percent) / step) * step;
    const before = counted[variantId] ?? 0;
    counted[variantId] = before + row.quantity;
    return { row, setId: set.id, percent, saving: saved(before + row.quantity) - saved(before) };
  });
}
