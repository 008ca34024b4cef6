import { type GrowingArray, growingFloat64, growingUint16, growingUint32 } from "#app/kernel/growing-array.ts";
import { countPairs } from "#app/pipeline/affinities/count-pairs.ts";
import { findNeighbours } from "#app/pipeline/affinities/find-neighbours.ts";
import { makePairScore, weighProducts } from "#app/pipeline/affinities/score-pairs.ts";
import { encodeBaskets, type RawBaskets } from "#app/pipeline/baskets/encode-baskets.ts";
import type { Transactions } from "./transactions.ts";

/** Baskets in typed arrays, as they are collected while orders are read. */
export function collect({ ends, products }: Transactions): RawBaskets {
  return {
    ends: filled(growingUint32(), ends.length, (order) => ends[order] ?? 0),
    products: filled(growingUint32(), products.length, (place) => products[place] ?? 0),
    atMs: filled(growingFloat64(), ends.length, (order) => order),
    orderIds: filled(growingFloat64(), ends.length, (order) => order),
    customers: filled(growingUint32(), ends.length, () => 0),
    quantities: filled(growingUint16(), products.length, () => 1),
    prices: filled(growingFloat64(), products.length, () => 1000),
    ownEnds: filled(growingUint32(), ends.length, () => 0),
    ownProducts: growingUint32(),
  };
}

function filled<Kind extends Uint16Array | Uint32Array | Float64Array>(
  array: GrowingArray<Kind>,
  length: number,
  value: (at: number) => number,
): GrowingArray<Kind> {
  for (let at = 0; at < length; at++) array.push(value(at));
  return array;
}

/** Codes by frequency, sparse rows, every pair's count and weight, and the best 20 neighbours of every product. */
export function countWithTandem(raw: RawBaskets, atLeast: number): { pairs: number; together: number } {
  const greatest = raw.products.values().reduce((most, product) => Math.max(most, product), 0);
  const ids = Array.from({ length: greatest + 1 }, (_, number) => BigInt(number));
  const baskets = encodeBaskets(raw, ids, 1, new Map());
  const table = countPairs(baskets, { atLeast });
  findNeighbours(table, makePairScore(weighProducts(baskets), 0.8), 20);
  return { pairs: table.other.length, together: table.together.reduce((sum, count) => sum + count, 0) };
}
