import { paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { lineItemNode } from "#test/local-store/admin-api/types/line-item.ts";
import { money, moneyBag, priceText } from "#test/local-store/admin-api/types/money.ts";
import { orderNode } from "#test/local-store/admin-api/types/order.ts";
import type { WorldLine, WorldOrder, WorldRefund } from "#test/local-store/world/types.ts";

export interface RefundNode {
  __typename: "Refund";
  order: WorldOrder;
  refund: WorldRefund;
}

interface RefundLineNode {
  order: WorldOrder;
  refund: WorldRefund;
  line: WorldLine;
  quantity: number;
  amountMinor: number;
}

export function refundNode(order: WorldOrder, refund: WorldRefund): RefundNode {
  return { __typename: "Refund", order, refund };
}

function refundLines({ order, refund }: RefundNode): RefundLineNode[] {
  return refund.lines.flatMap(({ lineId, quantity, amountMinor }) => {
    const line = order.lines.find((one) => one.id === lineId);
    return line ? [{ order, refund, line, quantity, amountMinor }] : [];
  });
}

function totalMinor({ refund }: RefundNode): number {
  return refund.lines.reduce((sum, line) => sum + line.amountMinor, refund.extraMinor);
}

export const refundTypes: Record<string, ObjectResolvers> = {
  Refund: resolversOf<RefundNode>({
    id: ({ refund }) => toGid("Refund", refund.id),
    legacyResourceId: ({ refund }) => String(refund.id),
    createdAt: ({ refund }) => refund.createdAt,
    processedAt: ({ refund }) => refund.createdAt,
    updatedAt: ({ refund }) => refund.createdAt,
    order: ({ order }) => orderNode(order),
    totalRefunded: (node) => money(totalMinor(node), node.order.currency),
    totalRefundedSet: (node) => moneyBag(node.order, totalMinor(node)),
    refundLineItems: (node, args) => paginateInOrder(refundLines(node), args),
  }),
  RefundLineItem: resolversOf<RefundLineNode>({
    id: ({ refund, line }) => toGid("RefundLineItem", `${refund.id}${line.id % 1000}`),
    quantity: ({ quantity }) => quantity,
    lineItem: ({ order, line }) => lineItemNode(order, line),
    subtotalSet: ({ order, amountMinor }) => moneyBag(order, amountMinor),
    subtotal: ({ order, amountMinor }) => priceText(amountMinor, order.currency),
    priceSet: ({ order, amountMinor, quantity }) =>
      moneyBag(order, quantity === 0 ? 0 : Math.round(amountMinor / quantity)),
  }),
};
