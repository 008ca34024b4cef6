import { describe, expect, test } from "vitest";
import { countPairs } from "#app/pipeline/affinities/count-pairs.ts";
import { DEFAULT_TIE_RULES, findTies, type TieRules } from "#app/pipeline/affinities/find-ties.ts";
import { indexBaskets } from "#app/pipeline/affinities/index-baskets.ts";
import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";

function find(orders: readonly BasketOrder[], rules: Partial<TieRules> = {}, setAside: number[] = []) {
  const { baskets } = composeBaskets(orders, DEFAULT_BASKET_RULES);
  const table = countPairs(baskets);
  const codes = new Set(setAside.map((id) => baskets.products.indexOf(BigInt(id))));
  const { q, ...ties } = findTies(indexBaskets(baskets), table, { ...DEFAULT_TIE_RULES, ...rules }, codes);
  return { ...ties, sure: [...q].filter((rate) => rate <= 0.05).length };
}

/** 20 products bought alone 30 times each, so that no two of them meet by chance. */
const alone = Array.from({ length: 600 }, (_, i) => [1 + (i % 20)]);
const together = (times: number) => Array.from({ length: times }, () => [1, 2]);
const byCustomers = (orders: BasketOrder[], ...keys: string[]) =>
  orders.map((order, at) => ({ ...order, customerKey: keys[at % keys.length] ?? null }));

describe("findTies", () => {
  test("two products that only meet each other are tied", () => {
    expect(find(ordersOf([...alone, ...together(12)]))).toMatchObject({ tied: 1, sure: 1 });
  });

  test("two customers are too few, three are enough", () => {
    const orders = ordersOf([...alone, ...together(12)]);
    expect(find(byCustomers(orders, "a", "b"))).toMatchObject({ tied: 0, refused: { fewCustomers: 1 } });
    expect(find(byCustomers(orders, "a", "b", "c"))).toMatchObject({ tied: 1, refused: { fewCustomers: 0 } });
    expect(find(byCustomers(orders, "a", "b"), { minCustomers: 2 })).toMatchObject({ tied: 1 });
  });

  test("what is set aside is in no tie, and is told apart", () => {
    expect(find(ordersOf([...alone, ...together(12)]), {}, [2])).toMatchObject({ tied: 0, refused: { addOn: 1 } });
  });

  test("products that meet as often as chance has it are not tied", () => {
    const baskets = Array.from({ length: 20 * 19 * 3 }, (_, i) => {
      const a = i % 20;
      return [1 + a, 1 + ((a + 1 + (Math.floor(i / 20) % 19)) % 20)];
    });
    expect(find(ordersOf(baskets))).toMatchObject({ tied: 0, tested: 190, refused: { byChance: 190 } });
  });

  test("a shop without orders has no ties", () => {
    expect(find([])).toMatchObject({ tied: 0, tested: 0 });
  });
});
