import type { Baskets } from "./basket.ts";

/** The baskets of each product: those of code `c` are `baskets[start[c]] … baskets[start[c + 1] - 1]`, in order of time. */
export type Postings = { start: Uint32Array; baskets: Uint32Array };

/** Turns baskets of products into products' baskets; of the first `until` baskets only, where told. */
export function invertBaskets({ frequency, start, items }: Baskets, until = start.length - 1): Postings {
  return invert(frequency.length, start, items, until);
}

/** The same for what came through our own offers. */
export function invertOwn({ frequency, ownStart, ownItems }: Baskets): Postings {
  return invert(frequency.length, ownStart, ownItems, ownStart.length - 1);
}

function invert(products: number, start: Uint32Array, items: Uint32Array, until: number): Postings {
  const places = start[until] ?? 0;
  const ends = new Uint32Array(products + 1);
  for (let place = 0; place < places; place++) {
    const next = (items[place] ?? 0) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  for (let code = 0; code < products; code++) ends[code + 1] = (ends[code + 1] ?? 0) + (ends[code] ?? 0);
  const at = ends.slice();
  const baskets = new Uint32Array(places);
  for (let basket = 0; basket < until; basket++) {
    const end = start[basket + 1] ?? 0;
    for (let place = start[basket] ?? 0; place < end; place++) {
      const code = items[place] ?? 0;
      const free = at[code] ?? 0;
      baskets[free] = basket;
      at[code] = free + 1;
    }
  }
  return { start: ends, baskets };
}
