import { readFileSync, writeFileSync } from "node:fs";
import { startDrawing } from "#app/kernel/draw.ts";
import { readWorldFromCsv } from "#test/local-store/world/read-csv.ts";
import { findRealData } from "#test/support/real-data.ts";

/** Baskets as product numbers, one after the other, and where each basket ends. */
export type Transactions = { ends: Uint32Array; products: Uint32Array };

export const SOURCES = ["real", "generated"] as const;
export type Source = (typeof SOURCES)[number];

const ORDERS = 1_000_000;
const LINES = 3;
const PRODUCTS = 10_000;

/**
 * Prepares baskets in a file, so that the processes that count them hold nothing else.
 * @returns how many there are, or null where the real data is not on this machine.
 */
export async function writeTransactions(source: Source, file: string): Promise<number | null> {
  const baskets = source === "real" ? await readReal() : generate();
  if (!baskets) return null;
  const ends = new Uint32Array(baskets.length);
  baskets.forEach((basket, at) => {
    ends[at] = (ends[at - 1] ?? 0) + basket.length;
  });
  writeFileSync(file, ends);
  writeFileSync(`${file}.products`, Uint32Array.from(baskets.flat()));
  return baskets.length;
}

export function readTransactions(file: string): Transactions {
  const read = (name: string) => new Uint32Array(new Uint8Array(readFileSync(name)).buffer);
  return { ends: read(file), products: read(`${file}.products`) };
}

/** The distinct products kept in each order of the real shop. */
async function readReal(): Promise<number[][] | null> {
  const data = findRealData();
  if (!data) return null;
  const { world } = await readWorldFromCsv({ ...data, domain: "real.myshopify.com", now: "2011-12-10T00:00:00Z" });
  const numbers = new Map(world.products.map((product, number) => [product.id, number]));
  return world.orders
    .map(({ lines }) => {
      const kept = lines.filter((line) => line.currentQuantity > 0 && line.productId !== null);
      return [...new Set(kept.map((line) => numbers.get(line.productId ?? 0) ?? 0))];
    })
    .filter((products) => products.length > 0);
}

/**
 * A million orders of three different products out of ten thousand: the commonest is bought some 500 times as often as the
 * rarest (popularity falls with rank^−0.9, flattened at the top), as in most shops.
 */
function generate(): number[][] {
  const draw = startDrawing(2026);
  const limits = new Float64Array(PRODUCTS);
  let sum = 0;
  for (let rank = 0; rank < PRODUCTS; rank++) {
    sum += (rank + 10) ** -0.9;
    limits[rank] = sum;
  }
  const pick = () => {
    const at = (draw(2 ** 30) / 2 ** 30) * sum;
    let low = 0;
    let high = PRODUCTS - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((limits[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return Array.from({ length: ORDERS }, () => {
    const products: number[] = [];
    while (products.length < LINES) {
      const product = pick();
      if (!products.includes(product)) products.push(product);
    }
    return products;
  });
}
