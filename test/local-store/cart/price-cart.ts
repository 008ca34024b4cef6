import type { WorldMarket, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import type { CartLine } from "./cart.ts";

/**
 * What a cart costs one shopper now. All amounts are integer minor units of the market's currency.
 */
export interface PricedCart {
  currency: string;
  lines: PricedLine[];
  /** The lines before any discount. */
  originalMinor: number;
  /** All that is taken off: discounts of lines and of the whole order. */
  discountMinor: number;
  totalMinor: number;
  /** What a discount Function answered that could not be used, and the like; nothing of it is charged or taken off. */
  problems: string[];
}

export interface PricedLine {
  line: CartLine;
  product: WorldProduct;
  variant: WorldVariant;
  /** One unit in this market, before discounts. */
  unitMinor: number;
  originalMinor: number;
  /** After the line's own discounts; shares in a discount of the whole order are not taken off here, as in Liquid. */
  finalMinor: number;
  discounts: LineDiscount[];
}

export interface LineDiscount {
  kind: "automatic" | "code";
  title: string;
  code?: string;
  amountMinor: number;
  /** `order`: this line's share in a discount of the whole order. */
  scope: "line" | "order";
}

/** For whom and when a cart is priced. */
export interface PriceContext {
  market: WorldMarket;
  customerId: number | null;
  companyId: number | null;
  nowMs: number;
}
