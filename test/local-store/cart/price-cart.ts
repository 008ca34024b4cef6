import { discountStatus } from "#test/local-store/admin-api/types/discount.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { noteProblems } from "#test/local-store/shopper/shopper-state.ts";
import type { WorldMarket, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";
import type { Cart, CartLine } from "./cart.ts";
import { findSellable } from "./check-variant.ts";
import { chooseDiscounts } from "./choose-discounts.ts";
import type { BareLine, DiscountOffer } from "./discount-offer.ts";
import { presentmentPrice, productPrice } from "./market-price.ts";
import { findByCode, isLive } from "./merchant-discount.ts";
import { type FunctionAsk, offerFunctionDiscount, type RunFunction } from "./offer-function-discount.ts";
import { offerMerchantDiscount } from "./offer-merchant-discount.ts";
import { runDiscount } from "./run-discount.ts";

export { presentmentPrice } from "./market-price.ts";

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
  /** The codes of the cart, and whether each takes something off. */
  codes: { code: string; applicable: boolean }[];
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
  /** Where the shopper is and what they read, for Functions that ask. */
  countryCode?: string;
  locale?: string;
}

/** Prices a cart by today's prices and discounts. Lines whose variant is no longer sold are left out. */
export async function priceCart(
  shop: LocalShop,
  cart: Cart,
  context: PriceContext,
  run: RunFunction = runDiscount,
): Promise<PricedCart> {
  const lines = bareLines(shop, cart, context);
  const problems: string[] = [];
  const offers = await listOffers({ shop, cart, lines, context }, run, problems);
  noteProblems(shop.shoppers, problems, context.nowMs);
  const { discounts, chosen } = chooseDiscounts(lines, offers);
  const priced = lines.map((bare): PricedLine => {
    const own = discounts.get(bare.line.id) ?? [];
    return {
      ...bare,
      finalMinor: bare.originalMinor - sumOf(own.filter(({ scope }) => scope === "line")),
      discounts: own,
    };
  });
  const originalMinor = priced.reduce((sum, line) => sum + line.originalMinor, 0);
  const discountMinor = sumOf(priced.flatMap((line) => line.discounts));
  return {
    currency: context.market.currency,
    lines: priced,
    originalMinor,
    discountMinor,
    totalMinor: originalMinor - discountMinor,
    codes: cart.discountCodes.map((code) => ({
      code,
      applicable: chosen.some((offer) => offer.code?.toLowerCase() === code.toLowerCase()),
    })),
    problems,
  };
}

function bareLines(shop: LocalShop, cart: Cart, { market }: PriceContext): BareLine[] {
  return cart.lines.flatMap((line) => {
    const found = findSellable(shop, line.variantId);
    if (!found) return [];
    const unitMinor = productPrice(shop, market, found.variant.priceMinor);
    return [{ line, ...found, unitMinor, originalMinor: unitMinor * line.quantity }];
  });
}

async function listOffers(
  { shop, ...ask }: Omit<FunctionAsk, "discount">,
  run: RunFunction,
  problems: string[],
): Promise<DiscountOffer[]> {
  const { context, lines, cart } = ask;
  if (lines.length === 0) return [];
  const ofApps = shop.admin.discounts.filter((discount) => discountStatus(discount, context.nowMs) === "ACTIVE");
  const byApps = await Promise.all(
    ofApps.map((discount) => offerFunctionDiscount({ shop, ...ask, discount }, run, problems)),
  );
  const entered = cart.discountCodes.flatMap((code) => findByCode(shop.shoppers.discounts, code) ?? []);
  const automatic = shop.shoppers.discounts.filter(({ code }) => code === null);
  const toMarket = (minor: number) => presentmentPrice(shop, context.market, minor);
  const byMerchant = [...automatic, ...new Set(entered)]
    .filter((discount) => isLive(discount, context.nowMs))
    .map((discount) => offerMerchantDiscount(discount, lines, toMarket));
  return [...byApps, ...byMerchant].filter((offer) => offer !== null);
}

function sumOf(discounts: readonly LineDiscount[]): number {
  return discounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
