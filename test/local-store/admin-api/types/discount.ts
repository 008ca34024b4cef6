import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { StoredDiscount } from "#test/local-store/admin-api/state.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";

export interface DiscountNodeSource {
  __typename: "DiscountNode" | "DiscountAutomaticNode";
  discount: StoredDiscount;
}

export interface AppDiscountSource {
  __typename: "DiscountAutomaticApp";
  discount: StoredDiscount;
}

export function discountNode(discount: StoredDiscount): DiscountNodeSource {
  return { __typename: "DiscountNode", discount };
}

export function discountAutomaticNode(discount: StoredDiscount): DiscountNodeSource {
  return { __typename: "DiscountAutomaticNode", discount };
}

export function appDiscount(discount: StoredDiscount): AppDiscountSource {
  return { __typename: "DiscountAutomaticApp", discount };
}

/** ACTIVE, SCHEDULED or EXPIRED by its dates. */
export function discountStatus(discount: StoredDiscount, nowMs: number): string {
  if (Date.parse(discount.startsAt) > nowMs) return "SCHEDULED";
  return discount.endsAt !== null && Date.parse(discount.endsAt) <= nowMs ? "EXPIRED" : "ACTIVE";
}

const nodeMetafields = metafieldFields<DiscountNodeSource>(({ discount }) => toGid("DiscountNode", discount.id));

export const discountTypes: Record<string, ObjectResolvers> = {
  DiscountNode: {
    ...resolversOf<DiscountNodeSource>({
      id: ({ discount }) => toGid("DiscountNode", discount.id),
      discount: ({ discount }) => appDiscount(discount),
    }),
    ...nodeMetafields,
  },
  DiscountAutomaticNode: {
    ...resolversOf<DiscountNodeSource>({
      id: ({ discount }) => toGid("DiscountAutomaticNode", discount.id),
      automaticDiscount: ({ discount }) => appDiscount(discount),
    }),
    ...nodeMetafields,
  },
  DiscountAutomaticApp: resolversOf<AppDiscountSource>({
    discountId: ({ discount }) => toGid("DiscountAutomaticNode", discount.id),
    title: ({ discount }) => discount.title,
    status: ({ discount }, _args, { nowMs }) => discountStatus(discount, nowMs),
    startsAt: ({ discount }) => discount.startsAt,
    endsAt: ({ discount }) => discount.endsAt,
    discountClasses: ({ discount }) => discount.discountClasses,
    discountClass: ({ discount }) => discount.discountClasses[0],
    combinesWith: ({ discount }) => discount.combinesWith,
    appliesOnOneTimePurchase: ({ discount }) => discount.appliesOnOneTimePurchase,
    appliesOnSubscription: ({ discount }) => discount.appliesOnSubscription,
    recurringCycleLimit: ({ discount }) => discount.recurringCycleLimit,
    tags: ({ discount }) => discount.tags,
    createdAt: ({ discount }) => discount.createdAt,
    updatedAt: ({ discount }) => discount.updatedAt,
    context: () => ({ __typename: "DiscountBuyerSelectionAll" }),
    errorHistory: () => null,
    // Discounts by functions are applied at checkout, which this number counts; the Admin API itself applies none.
    appDiscountType: ({ discount }) => discount,
  }),
  AppDiscountType: resolversOf<StoredDiscount>({
    functionId: ({ functionHandle }) => functionHandle,
    title: ({ title }) => title,
    discountClasses: ({ discountClasses }) => discountClasses,
    appKey: (_discount, _args, { shop }) => shop.installation?.apiKey ?? "",
    description: () => null,
  }),
  DiscountBuyerSelectionAll: resolversOf<unknown>({ all: () => "ALL" }),
  DiscountCombinesWith: resolversOf<StoredDiscount["combinesWith"]>({
    orderDiscounts: ({ orderDiscounts }) => orderDiscounts,
    productDiscounts: ({ productDiscounts }) => productDiscounts,
    shippingDiscounts: ({ shippingDiscounts }) => shippingDiscounts,
    productDiscountsWithTagsOnSameCartLine: () => [],
  }),
};
