import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { allocationsOf } from "#test/local-store/admin-api/types/discount-application.ts";
import { type MoneyBag, moneyBag, priceText } from "#test/local-store/admin-api/types/money.ts";
import { productNode } from "#test/local-store/admin-api/types/product.ts";
import { variantNode } from "#test/local-store/admin-api/types/variant.ts";
import { lineInPresentment } from "#test/local-store/world/in-presentment.ts";
import { lineDiscountMinor, lineTotalMinor, refundedQuantity } from "#test/local-store/world/order-money.ts";
import type { WorldLine, WorldOrder } from "#test/local-store/world/types.ts";

export interface LineItemNode {
  __typename: "LineItem";
  order: WorldOrder;
  line: WorldLine;
}

export function lineItemNode(order: WorldOrder, line: WorldLine): LineItemNode {
  return { __typename: "LineItem", order, line };
}

type Group = NonNullable<WorldLine["group"]>;
interface LineItemGroupNode {
  group: Group;
  order: WorldOrder;
}

/** Discounts by code are not in `discountedTotalSet` unless asked for. */
function discountWithoutCodes(line: WorldLine): number {
  return line.discounts.reduce((sum, discount) => sum + (discount.kind === "code" ? 0 : discount.amountMinor), 0);
}

function perUnit(totalMinor: number, line: WorldLine): number {
  return line.quantity === 0 ? 0 : Math.round(totalMinor / line.quantity);
}

const amounts: Record<string, (line: WorldLine) => number> = {
  originalUnitPrice: (line) => line.unitPriceMinor,
  originalTotal: (line) => line.unitPriceMinor * line.quantity,
  discountedUnitPrice: (line) => perUnit(line.unitPriceMinor * line.quantity - discountWithoutCodes(line), line),
  totalDiscount: lineDiscountMinor,
};

function moneyBagOf({ order, line }: LineItemNode, amount: (line: WorldLine) => number): MoneyBag {
  const charged = lineInPresentment(line);
  return moneyBag(order, amount(line), charged === null ? undefined : amount(charged));
}

const amountFields = resolversOf<LineItemNode>({
  ...Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) => [
      [`${name}Set`, (node: LineItemNode) => moneyBagOf(node, amount)],
      [name, ({ order, line }: LineItemNode) => priceText(amount(line), order.currency)],
    ]),
  ),
  discountedTotalSet: (node, args) => {
    const discountOf = args.withCodeDiscounts === true ? lineDiscountMinor : discountWithoutCodes;
    return moneyBagOf(node, (line) => line.unitPriceMinor * line.quantity - discountOf(line));
  },
  discountedTotal: ({ order, line }) =>
    priceText(line.unitPriceMinor * line.quantity - discountWithoutCodes(line), order.currency),
  discountedUnitPriceAfterAllDiscountsSet: (node) => moneyBagOf(node, (line) => perUnit(lineTotalMinor(line), line)),
});

const plainFields = resolversOf<LineItemNode>({
  id: ({ line }) => toGid("LineItem", line.id),
  title: ({ line }) => line.title,
  name: ({ line }) => (line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`),
  variantTitle: ({ line }) => line.variantTitle,
  vendor: ({ line }) => line.vendor,
  sku: ({ line }) => line.sku,
  quantity: ({ line }) => line.quantity,
  currentQuantity: ({ line }) => line.currentQuantity,
  refundableQuantity: ({ order, line }) => line.quantity - refundedQuantity(order, line.id),
  isGiftCard: ({ line }) => line.isGiftCard,
  customAttributes: ({ line }) => line.attributes,
  discountAllocations: ({ order, line }) => allocationsOf(order, line),
  lineItemGroup: ({ order, line }): LineItemGroupNode | null => line.group && { group: line.group, order },
  sellingPlan: ({ line }) => line.sellingPlan,
  product: ({ line }, _args, { shop }) => {
    const product = line.productId === null ? null : shop.index.product(line.productId);
    return product && productNode(product);
  },
  variant: ({ line }, _args, { shop }) => {
    const found = line.variantId === null ? null : shop.index.variant(line.variantId);
    return found && variantNode(found.product, found.variant);
  },
});

export const lineItemTypes: Record<string, ObjectResolvers> = {
  LineItem: { ...plainFields, ...amountFields },
  LineItemGroup: resolversOf<LineItemGroupNode>({
    id: ({ group }) => toGid("LineItemGroup", group.id),
    title: ({ group }) => group.title,
    productId: ({ group }) => group.productId && toGid("Product", group.productId),
    // The world counts no sets; a group stands for one.
    quantity: () => 1,
  }),
  LineItemSellingPlan: resolversOf<NonNullable<WorldLine["sellingPlan"]>>({
    name: ({ name }) => name,
    sellingPlanId: ({ id }) => toGid("SellingPlan", id),
  }),
};
