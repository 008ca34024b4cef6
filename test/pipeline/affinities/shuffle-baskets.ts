import { type Draw, shuffle } from "#app/kernel/draw.ts";
import type { BasketOrder, Baskets } from "#app/pipeline/baskets/basket.ts";
import { aBasketLine, aBasketOrder } from "#test/pipeline/baskets/a-basket-order.ts";

/**
 * Orders in which nothing belongs together: every basket keeps its size, moment and customer, every product its number of
 * baskets, and which product is in which basket is chance. (All products are dealt anew; one that a basket has already is
 * swapped with one from anywhere until every basket's products differ.)
 */
export function shuffleBaskets(baskets: Baskets, draw: Draw): BasketOrder[] {
  const { start } = baskets;
  const dealt = shuffle(baskets.items.slice(), draw);
  const basketAt = new Uint32Array(dealt.length);
  for (let basket = 0; basket + 1 < start.length; basket++) basketAt.fill(basket, start[basket], start[basket + 1]);
  settleDoubles(dealt, basketAt, draw);
  return Array.from(baskets.atMs, (atMs, basket) =>
    aBasketOrder({
      orderId: BigInt(basket),
      atMs,
      customerKey: String(baskets.customers[basket]),
      lines: Array.from(dealt.subarray(start[basket], start[basket + 1]), (code) =>
        aBasketLine({ productId: baskets.products[code] ?? 0n, unitPriceMinor: baskets.meanPriceMinor[code] ?? 0 }),
      ),
    }),
  );
}

function settleDoubles(dealt: Uint32Array, basketAt: Uint32Array, draw: Draw): void {
  const held = new Map<number, Map<number, number>>();
  const count = (basket: number, code: number) => held.get(basket)?.get(code) ?? 0;
  const add = (basket: number, code: number, times: number) => {
    const counts = held.get(basket) ?? new Map<number, number>();
    counts.set(code, (counts.get(code) ?? 0) + times);
    held.set(basket, counts);
  };
  dealt.forEach((code, place) => {
    add(basketAt[place] ?? 0, code, 1);
  });
  dealt.forEach((_, place) => {
    const basket = basketAt[place] ?? 0;
    while (count(basket, dealt[place] ?? 0) > 1) {
      const other = draw(dealt.length);
      const [mine, theirs, from] = [dealt[place] ?? 0, dealt[other] ?? 0, basketAt[other] ?? 0];
      if (count(basket, theirs) > 0 || count(from, mine) > 0) continue;
      for (const [where, code, times] of [
        [basket, mine, -1],
        [from, theirs, -1],
        [basket, theirs, 1],
        [from, mine, 1],
      ] as const) {
        add(where, code, times);
      }
      dealt[place] = theirs;
      dealt[other] = mine;
    }
  });
}
