import { createRequire } from "node:module";
import type { Transactions } from "./transactions.ts";

type Itemset = { items: number[]; support: number };
type Tree = { getConditionalFPTree(item: number): unknown };

/** As much of npm `node-fpgrowth` as is used here; it is written in the CommonJS of its time. */
type Library = {
  FPGrowth: {
    new (support: number): { exec(transactions: number[][]): Promise<Itemset[]> };
    prototype: { _fpGrowth(tree: Tree, support: number, prefix?: number[]): Itemset[] };
  };
};

/** Baskets as arrays of numbers, as the library takes them. */
export function toArrays({ ends, products }: Transactions): number[][] {
  return Array.from(ends, (end, at) => [...products.subarray(ends[at - 1] ?? 0, end)]);
}

/**
 * Every pair's count by FP-growth (J. Han, J. Pei and Y. Yin, SIGMOD 2000). The library knows no greatest length and would go on
 * to every larger set, so it is stopped after pairs: anything else would flatter Tandem.
 */
export async function countWithFpgrowth(transactions: number[][], atLeast: number) {
  const { FPGrowth }: Library = createRequire(import.meta.url)("node-fpgrowth");
  const grow = FPGrowth.prototype._fpGrowth;
  FPGrowth.prototype._fpGrowth = function (tree, support, prefix = []) {
    return prefix.length >= 2 ? [] : grow.call(this, tree, support, prefix);
  };
  // Half a basket less than wanted: the library rounds the share times the number of baskets up.
  const found = await new FPGrowth((atLeast - 0.5) / transactions.length).exec(transactions);
  const pairs = found.filter(({ items }) => items.length === 2);
  return { pairs: pairs.length, together: pairs.reduce((sum, { support }) => sum + support, 0) };
}
