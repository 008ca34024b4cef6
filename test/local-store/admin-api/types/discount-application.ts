import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { type Money, money, moneyBag } from "#test/local-store/admin-api/types/money.ts";
import type { WorldLine, WorldOrder } from "#test/local-store/world/types.ts";

type LineDiscount = WorldLine["discounts"][number];

/** One discount of an order, whatever lines it went to. */
export interface DiscountApplication {
  __typename: "AutomaticDiscountApplication" | "DiscountCodeApplication" | "ManualDiscountApplication";
  index: number;
  title: string;
  total: Money;
}

export interface DiscountAllocation {
  order: WorldOrder;
  amountMinor: number;
  presentmentMinor: number | undefined;
  application: DiscountApplication;
}

const TYPE_NAMES = {
  automatic: "AutomaticDiscountApplication",
  code: "DiscountCodeApplication",
  manual: "ManualDiscountApplication",
} as const;

/** The order's discounts in the order in which its lines name them; the same kind and title is one discount. */
export function discountApplicationsOf(order: WorldOrder): DiscountApplication[] {
  const found = new Map<string, DiscountApplication>();
  for (const line of order.lines) {
    for (const discount of line.discounts) {
      const known = found.get(keyOf(discount));
      if (known) known.total.minor += discount.amountMinor;
      else found.set(keyOf(discount), applicationOf(order, discount, found.size));
    }
  }
  return [...found.values()];
}

/** What each discount took off one line. */
export function allocationsOf(order: WorldOrder, line: WorldLine): DiscountAllocation[] {
  if (line.discounts.length === 0) return [];
  const applications = discountApplicationsOf(order);
  return line.discounts.flatMap((discount, at) => {
    const application = applications.find(
      (one) => one.__typename === TYPE_NAMES[discount.kind] && one.title === discount.title,
    );
    const presentmentMinor = line.presentment?.discountsMinor[at];
    return application ? [{ order, amountMinor: discount.amountMinor, presentmentMinor, application }] : [];
  });
}

function applicationOf(order: WorldOrder, discount: LineDiscount, index: number): DiscountApplication {
  return {
    __typename: TYPE_NAMES[discount.kind],
    index,
    title: discount.title,
    total: money(discount.amountMinor, order.currency),
  };
}

function keyOf(discount: LineDiscount): string {
  return `${discount.kind}:${discount.title}`;
}

const shared = resolversOf<DiscountApplication>({
  index: ({ index }) => index,
  allocationMethod: () => "ACROSS",
  targetSelection: () => "ENTITLED",
  targetType: () => "LINE_ITEM",
  value: ({ total }) => total,
});

const titled = { ...shared, ...resolversOf<DiscountApplication>({ title: ({ title }) => title }) };

export const discountApplicationTypes: Record<string, ObjectResolvers> = {
  AutomaticDiscountApplication: titled,
  ManualDiscountApplication: { ...titled, ...resolversOf<DiscountApplication>({ description: () => null }) },
  DiscountCodeApplication: { ...shared, ...resolversOf<DiscountApplication>({ code: ({ title }) => title }) },
  DiscountAllocation: resolversOf<DiscountAllocation>({
    allocatedAmount: ({ order, amountMinor }) => money(amountMinor, order.currency),
    allocatedAmountSet: ({ order, amountMinor, presentmentMinor }) => moneyBag(order, amountMinor, presentmentMinor),
    discountApplication: ({ application }) => application,
  }),
};
