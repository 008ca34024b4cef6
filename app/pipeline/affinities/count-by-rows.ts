import { growingFloat64, growingUint32 } from "#app/kernel/growing-array.ts";
import type { Baskets } from "#app/pipeline/baskets/basket.ts";
import { type PairTable, weighBasket } from "./pair-table.ts";

/** Meetings that are gathered at a time, 6 bytes each. A product of more is gathered alone. */
const MEETINGS_AT_A_TIME = 4_000_000;
const LARGEST = 0xffff;

/**
 * Counts pairs product by product: the codes that met one product are added up in one dense row, which is read off and emptied
 * before the next. They are first gathered product by product, in one walk over the baskets, so that adding them up reads
 * memory straight on; looking them up basket by basket took three times as long. Memory grows with the pairs that met, not
 * with those that are possible.
 */
export function countByRows(baskets: Baskets, until: number, atLeast: number): PairTable {
  const products = baskets.frequency.length;
  const row: Row = { counts: new Uint32Array(products), weights: new Float64Array(products) };
  const weighs = Float64Array.from({ length: LARGEST + 1 }, (_, size) => weighBasket(size));
  const start = new Uint32Array(products + 1);
  const [other, together, weight] = [growingUint32(), growingUint32(), growingFloat64()];
  let met = 0;
  for (const meetings of gatherMeetings(baskets, until)) {
    for (let a = meetings.from; a < meetings.until; a++) {
      const rowEnd = addUp(row, meetings, a, weighs);
      for (let b = a + 1; b < rowEnd; b++) {
        const count = row.counts[b] ?? 0;
        if (count === 0) continue;
        met++;
        if (count >= atLeast) {
          other.push(b);
          together.push(count);
          weight.push(row.weights[b] ?? 0);
        }
        row.counts[b] = 0;
        row.weights[b] = 0;
      }
      start[a + 1] = other.length;
    }
  }
  return { start, other: other.values(), together: together.values(), weight: weight.values(), met, atLeast };
}

type Row = { counts: Uint32Array; weights: Float64Array };

/**
 * Whom the products `from … until - 1` met: for `a` the codes above it at `start[a - from] … start[a - from + 1] - 1`, once for
 * every basket, with the basket's size beside them.
 */
type Meetings = { from: number; until: number; start: Uint32Array; code: Uint32Array; size: Uint16Array };

/** @returns the first code that `a` did not reach. */
function addUp(
  { counts, weights }: Row,
  { from, start, code, size }: Meetings,
  a: number,
  weighs: Float64Array,
): number {
  let last = a;
  const end = start[a - from + 1] ?? 0;
  for (let meeting = start[a - from] ?? 0; meeting < end; meeting++) {
    const b = code[meeting] ?? 0;
    counts[b] = (counts[b] ?? 0) + 1;
    weights[b] = (weights[b] ?? 0) + (weighs[size[meeting] ?? 0] ?? 0);
    if (b > last) last = b;
  }
  return last + 1;
}

function* gatherMeetings(baskets: Baskets, until: number): Generator<Meetings> {
  const counts = countMeetings(baskets, until);
  for (let from = 0; from < counts.length; ) {
    let end = from;
    let length = 0;
    while (end < counts.length && (end === from || length + (counts[end] ?? 0) <= MEETINGS_AT_A_TIME)) {
      length += counts[end++] ?? 0;
    }
    yield gather(baskets, until, from, counts.subarray(from, end));
    from = end;
  }
}

/** How often each product met one above it. */
function countMeetings({ frequency, start, items }: Baskets, until: number): Float64Array {
  const counts = new Float64Array(frequency.length);
  for (let basket = 0; basket < until; basket++) {
    const end = start[basket + 1] ?? 0;
    for (let place = start[basket] ?? 0; place < end; place++) {
      const a = items[place] ?? 0;
      counts[a] = (counts[a] ?? 0) + (end - place - 1);
    }
  }
  return counts;
}

function gather({ start, items }: Baskets, until: number, from: number, counts: Float64Array): Meetings {
  const starts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row++) starts[row + 1] = (starts[row] ?? 0) + (counts[row] ?? 0);
  const length = starts[counts.length] ?? 0;
  const code = new Uint32Array(length);
  const sizes = new Uint16Array(length);
  const free = starts.slice();
  for (let basket = 0; basket < until; basket++) {
    const first = start[basket] ?? 0;
    const end = start[basket + 1] ?? 0;
    const size = Math.min(end - first, LARGEST);
    for (let place = first; place + 1 < end; place++) {
      const row = (items[place] ?? 0) - from;
      if (row < 0) continue;
      // Codes ascend within a basket: what follows is not asked for either.
      if (row >= counts.length) break;
      let at = free[row] ?? 0;
      for (let next = place + 1; next < end; next++) {
        code[at] = items[next] ?? 0;
        sizes[at++] = size;
      }
      free[row] = at;
    }
  }
  return { from, until: from + counts.length, start: starts, code, size: sizes };
}
