import type { LocalShop } from "#test/local-store/local-shop.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";

/**
 * A discount of the merchant's own, made in the admin: an automatic one, or one that a code unlocks.
 */
export interface MerchantDiscount {
  id: number;
  title: string;
  /** Null: automatic. Codes are compared without regard to case. */
  code: string | null;
  /** `product` takes off each line, `order` off what the lines come to. */
  discountClass: "product" | "order";
  value: DiscountValue;
  /** The only products it is for; null: all. */
  productIds: number[] | null;
  /** What the lines must come to before it applies, in the shop's currency. */
  minimumMinor: number;
  combinesWith: { productDiscounts: boolean; orderDiscounts: boolean };
  startsAt: string;
  endsAt: string | null;
}

/** `percent` as decimal text; `fixedMinor` in the shop's currency: off each unit of a product, or once off the order. */
export type DiscountValue = { percent: string } | { fixedMinor: number };

export interface DiscountWish {
  title: string;
  code?: string | null;
  discountClass?: MerchantDiscount["discountClass"];
  value: DiscountValue;
  productIds?: number[] | null;
  minimumMinor?: number;
  combinesWith?: Partial<MerchantDiscount["combinesWith"]>;
  startsAt?: string;
  endsAt?: string | null;
}

/** The merchant makes a discount. Unless told it is for all products, combines with nothing and begins now. */
export function addDiscount({ shoppers }: LocalShop, wish: DiscountWish, now: string): MerchantDiscount {
  const code = wish.code ?? null;
  if (code !== null && findByCode(shoppers.discounts, code)) throw new CannotChange(`The code ${code} is taken`);
  const discount: MerchantDiscount = {
    id: Math.max(1_400_000_000_000, ...shoppers.discounts.map(({ id }) => id)) + 1,
    title: wish.title,
    code,
    discountClass: wish.discountClass ?? "product",
    value: wish.value,
    productIds: wish.productIds ?? null,
    minimumMinor: wish.minimumMinor ?? 0,
    combinesWith: { productDiscounts: false, orderDiscounts: false, ...wish.combinesWith },
    startsAt: wish.startsAt ?? now,
    endsAt: wish.endsAt ?? null,
  };
  shoppers.discounts.push(discount);
  return discount;
}

/** The merchant ends it for good; carts that had it are priced without. */
export function removeDiscount({ shoppers }: LocalShop, { discountId }: { discountId: number }): void {
  const at = shoppers.discounts.findIndex(({ id }) => id === discountId);
  if (at < 0) throw new CannotChange(`The shop has no discount ${discountId}`);
  shoppers.discounts.splice(at, 1);
}

/** The discount that a code unlocks; null when there is none. */
export function findByCode(discounts: readonly MerchantDiscount[], code: string): MerchantDiscount | null {
  const wanted = code.trim().toLowerCase();
  return discounts.find((discount) => discount.code?.toLowerCase() === wanted) ?? null;
}

/** Whether it has begun and not ended. */
export function isLive({ startsAt, endsAt }: Pick<MerchantDiscount, "startsAt" | "endsAt">, nowMs: number): boolean {
  return Date.parse(startsAt) <= nowMs && (endsAt === null || Date.parse(endsAt) > nowMs);
}
