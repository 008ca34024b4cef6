import { lesserPercent, type Percent, savingMinor } from "#app/kernel/price-set.ts";

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
  if (own && isWhole(rows, own)) return rows.map((row) => priceRow(row, own, step));
  let best = rows.map((row): PricedRow => ({ row, setId: null, percent: 0, saving: 0 }));
  for (const set of sets) {
    const members = findMembers(rows, set);
    if (!members) continue;
    const priced = rows.map((row) =>
      members.has(row) ? priceRow(row, set, step) : { row, setId: null, percent: 0, saving: 0 },
    );
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

function priceRow(row: Row, { id, pct, caps = {} }: PublishedSet, step: number): PricedRow {
  const own = [caps[`v${row.variantId}`], caps[`p${row.productId}`]].filter((cap) => cap !== undefined);
  const percent = own.reduce<Percent>(lesserPercent, pct);
  const saving = savingMinor(row.unit, row.quantity, percent);
  return { row, setId: id, percent, saving: Math.floor(saving / step) * step };
}
