/**
 * Words of this stage.
 * - *basket*: the distinct products of one order that the shopper kept; one product is a basket too.
 * - *left out*: an order that is no basket, with the reason why.
 * - *code*: a product's place among all products of the baskets, the commonest first. It is what counting works with.
 * - *own line*: a line that came through one of our offers. What it holds is no evidence; it counts apart.
 */

/** What this stage asks of an order; what it says of a person is a key of ours alone. */
export type BasketOrder = {
  orderId: bigint;
  /** When it was bought, in ms since 1970. */
  atMs: number;
  /** Null: nobody we can tell from others. */
  customerKey: string | null;
  isTest: boolean;
  isCancelled: boolean;
  isB2b: boolean;
  /** web, pos, subscription_contract, or an app's id. */
  sourceName: string | null;
  financialStatus: string;
  totalMinor: number;
  refundedMinor: number;
  lines: readonly BasketLine[];
};

export type BasketLine = {
  /** Null: the product is gone, or not known. */
  productId: bigint | null;
  /** What is left after refunds and edits. */
  currentQuantity: number;
  unitPriceMinor: number;
  isGiftCard: boolean;
  /** It was added from one of our offers. */
  isOurs: boolean;
};

/**
 * All baskets of a shop in order of time, in compressed sparse rows: basket `b` holds the codes
 * `items[start[b]] … items[start[b + 1] - 1]`, ascending. 5 numbers a basket and 2 a product in it, so a million orders
 * of three products are 60 MB.
 */
export type Baskets = {
  /** Shopify's legacy id of each code, the commonest product first. */
  products: BigInt64Array;
  /** How many baskets hold each code, not counting our own lines. */
  frequency: Uint32Array;
  /** When each code was first on sale, in ms: before that no basket can say anything of it. */
  onSaleFromMs: Float64Array;
  /** The mean of what one of each code cost, in minor units of the shop's currency. */
  meanPriceMinor: Float64Array;
  start: Uint32Array;
  items: Uint32Array;
  /** How many of each product, beside `items`. */
  quantities: Uint16Array;
  /** Codes that are in a basket through our own lines alone, in rows as `start` and `items`. */
  ownStart: Uint32Array;
  ownItems: Uint32Array;
  /** When each basket was bought, in ms, ascending. */
  atMs: Float64Array;
  /** A number for each customer. An order of nobody we can tell from others has one of its own, from `firstGuest` on. */
  customers: Uint32Array;
  firstGuest: number;
};

export function countBaskets(baskets: Baskets): number {
  return baskets.atMs.length;
}
