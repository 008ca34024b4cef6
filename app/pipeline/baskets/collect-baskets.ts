import { growingFloat64, growingUint16, growingUint32 } from "#app/kernel/growing-array.ts";
import type { BasketLine, BasketOrder, Baskets } from "./basket.ts";
import type { BasketRules, LeftOutReason } from "./basket-rules.ts";
import { encodeBaskets, type RawBaskets } from "./encode-baskets.ts";
import { judgeOrder } from "./judge-order.ts";

/** How many orders there were, how many are baskets, and why the others are none. */
export type BasketCensus = { orders: number; baskets: number; leftOut: Partial<Record<LeftOutReason, number>> };

export type BasketCollector = {
  /** Takes one order in; the sequence does not matter. */
  add(order: BasketOrder): void;
  /**
   * The baskets of all orders taken in.
   * @param onSaleFromMs when products went on sale as the catalogue has it; a sale before that is believed more.
   */
  finish(onSaleFromMs?: ReadonlyMap<bigint, number>): { baskets: Baskets; census: BasketCensus };
};

/** Collects the baskets of orders that come one by one, so that no more than the numbers of them is ever held. */
export function collectBaskets(rules: BasketRules): BasketCollector {
  const raw = emptyRaw();
  const productNumbers = new Map<bigint, number>();
  const customerNumbers = new Map<string, number>();
  const census: BasketCensus = { orders: 0, baskets: 0, leftOut: {} };
  const numberOf = (productId: bigint) => takeNumber(productNumbers, productId);
  return {
    add(order) {
      census.orders += 1;
      const judgement = judgeOrder(order, rules);
      if ("leftOut" in judgement) {
        census.leftOut[judgement.leftOut] = (census.leftOut[judgement.leftOut] ?? 0) + 1;
        return;
      }
      census.baskets += 1;
      addBasket(raw, order, judgement.kept, numberOf);
      raw.customers.push(order.customerKey === null ? NOBODY : takeNumber(customerNumbers, order.customerKey));
    },
    finish: (onSaleFromMs = new Map()) => ({
      baskets: encodeBaskets(raw, [...productNumbers.keys()], customerNumbers.size, onSaleFromMs),
      census,
    }),
  };
}

/** All at once, for orders that are at hand. */
export function composeBaskets(
  orders: Iterable<BasketOrder>,
  rules: BasketRules,
  onSaleFromMs?: ReadonlyMap<bigint, number>,
): { baskets: Baskets; census: BasketCensus } {
  const collector = collectBaskets(rules);
  for (const order of orders) collector.add(order);
  return collector.finish(onSaleFromMs);
}

/** Stands for a customer that is not known, until every such order gets a number of its own. */
export const NOBODY = 0xffffffff;
const MOST = 0xffff;

function emptyRaw(): RawBaskets {
  return {
    atMs: growingFloat64(),
    orderIds: growingFloat64(),
    customers: growingUint32(),
    ends: growingUint32(),
    products: growingUint32(),
    quantities: growingUint16(),
    prices: growingFloat64(),
    ownEnds: growingUint32(),
    ownProducts: growingUint32(),
  };
}

/** A product that was also bought without our doing counts as bought without it. */
function addBasket(
  raw: RawBaskets,
  order: BasketOrder,
  kept: readonly BasketLine[],
  numberOf: (productId: bigint) => number,
): void {
  const found = new Map<number, { quantity: number; priceMinor: number; isOurs: boolean }>();
  for (const { productId, currentQuantity, unitPriceMinor, isOurs } of kept) {
    if (productId === null) continue;
    const number = numberOf(productId);
    const known = found.get(number);
    if (!known) found.set(number, { quantity: currentQuantity, priceMinor: unitPriceMinor, isOurs });
    else if (known.isOurs && !isOurs) Object.assign(known, { quantity: currentQuantity, isOurs });
    else if (known.isOurs === isOurs) known.quantity += currentQuantity;
  }
  for (const [number, { quantity, priceMinor, isOurs }] of found) {
    if (isOurs) raw.ownProducts.push(number);
    else {
      raw.products.push(number);
      raw.quantities.push(Math.min(quantity, MOST));
      raw.prices.push(priceMinor);
    }
  }
  raw.atMs.push(order.atMs);
  raw.orderIds.push(Number(order.orderId));
  raw.ends.push(raw.products.length);
  raw.ownEnds.push(raw.ownProducts.length);
}

function takeNumber<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
