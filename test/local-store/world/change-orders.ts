import { applyRefund } from "./apply-refund.ts";
import { moveStock } from "./change-products.ts";
import { lineTotalMinor, refundedMinor, totalMinor } from "./order-money.ts";
import { composeLine } from "./place-order.ts";
import type { WorldLine, WorldOrder, WorldRefund } from "./types.ts";
import { CannotChange, type WorldChange } from "./world-change.ts";
import { removeOrder, saveOrder, takeId, type WorldIndex } from "./world-index.ts";

export interface OrderEdit {
  orderId: number;
  /** Lines that get another current quantity; 0 takes the line out. */
  set?: { lineId: number; quantity: number }[];
  add?: { variantId: number; quantity: number }[];
}

/**
 * An order is edited. As Shopify counts it, `quantity` is what was ever ordered and only grows; a line that gets fewer
 * keeps it and loses `currentQuantity`.
 */
export function editOrder(index: WorldIndex, edit: OrderEdit, now: string): WorldChange[] {
  const order = copyOrder(index, edit.orderId);
  const changes: WorldChange[] = [];
  for (const { lineId, quantity } of edit.set ?? []) {
    const line = requireLine(order, lineId);
    if (!Number.isInteger(quantity) || quantity < 0) throw new CannotChange("A quantity cannot be below zero");
    const more = quantity - line.currentQuantity;
    if (more > 0) line.quantity += more;
    line.currentQuantity = quantity;
    changes.push(...moveStock(index, line.variantId, -more, now));
  }
  for (const wish of edit.add ?? []) {
    order.lines.push(composeLine(index, wish));
    changes.push(...moveStock(index, wish.variantId, -wish.quantity, now));
  }
  order.updatedAt = now;
  saveOrder(index, order);
  return [{ what: "order-edited", order }, { what: "order-updated", order }, ...changes];
}

export interface RefundWish {
  orderId: number;
  /** Units that go back; without `lines` and `extraMinor`, everything that is left. */
  lines?: { lineId: number; quantity: number }[];
  /** Money beside the lines. */
  extraMinor?: number;
  /** Whether the units go back on the shelf; true unless told. */
  restock?: boolean;
}

/** Money and units go back. Throws `CannotChange` when it is more than what is left. */
export function refundOrder(index: WorldIndex, wish: RefundWish, now: string): WorldChange[] {
  const order = copyOrder(index, wish.orderId);
  const refund = giveBack(index, order, wish, now);
  saveOrder(index, order);
  const stock = wish.restock === false ? [] : restock(index, order, refund, now);
  return [{ what: "refund-created", order, refund }, { what: "order-updated", order }, ...stock];
}

/** Cancelled, with all that is left given back, unless `refund` is false: then the units go back but not the money. */
export function cancelOrder(
  index: WorldIndex,
  { orderId, refund: giveMoney = true }: { orderId: number; refund?: boolean },
  now: string,
): WorldChange[] {
  const order = copyOrder(index, orderId);
  if (order.cancelledAt !== null) throw new CannotChange(`${order.name} is cancelled already`);
  const refund = giveBack(index, order, { orderId }, now, giveMoney);
  order.cancelledAt = now;
  if (order.financialStatus === "pending") order.financialStatus = "voided";
  order.updatedAt = now;
  saveOrder(index, order);
  return [
    { what: "order-cancelled", order },
    { what: "refund-created", order, refund },
    { what: "order-updated", order },
    ...restock(index, order, refund, now),
  ];
}

/** The order is gone without a trace; nothing in the world says that it was. */
export function deleteOrder(index: WorldIndex, { orderId }: { orderId: number }): WorldChange[] {
  const order = requireOrder(index, orderId);
  removeOrder(index, order);
  return [{ what: "order-deleted", order }];
}

/** Writes the refund into `order` (already a copy). */
function giveBack(index: WorldIndex, order: WorldOrder, wish: RefundWish, now: string, money = true): WorldRefund {
  const everything = wish.lines === undefined && wish.extraMinor === undefined;
  const asked = everything
    ? order.lines.map((line) => ({ lineId: line.id, quantity: line.currentQuantity }))
    : (wish.lines ?? []);
  const lines = asked
    .filter(({ quantity }) => quantity > 0)
    .map(({ lineId, quantity }) => {
      const line = requireLine(order, lineId);
      if (quantity > line.currentQuantity)
        throw new CannotChange(`${line.title}: only ${line.currentQuantity} are left`);
      return { lineId, quantity, amountMinor: money ? shareOf(order, line, quantity) : 0 };
    });
  const left = totalMinor(order) - refundedMinor(order);
  const forLines = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const extraMinor = everything ? (money ? left - forLines : 0) : (wish.extraMinor ?? 0);
  if (forLines + extraMinor > left) throw new CannotChange(`${order.name}: only ${left} is left to give back`);
  const refund: WorldRefund = { id: takeId(index, "refund"), createdAt: now, extraMinor, lines };
  applyRefund(order, refund);
  return refund;
}

/** A line's money for so many units; the last unit takes what rounding left over, so a line never gives too little. */
function shareOf(order: WorldOrder, line: WorldLine, quantity: number): number {
  const given = order.refunds.flatMap((refund) => refund.lines).filter((other) => other.lineId === line.id);
  const rest = lineTotalMinor(line) - given.reduce((sum, other) => sum + other.amountMinor, 0);
  const restQuantity = line.quantity - given.reduce((sum, other) => sum + other.quantity, 0);
  return Math.floor((rest * quantity) / restQuantity);
}

function restock(index: WorldIndex, order: WorldOrder, refund: WorldRefund, now: string): WorldChange[] {
  return refund.lines.flatMap(({ lineId, quantity }) =>
    moveStock(index, requireLine(order, lineId).variantId, quantity, now),
  );
}

function requireOrder(index: WorldIndex, orderId: number): WorldOrder {
  const order = index.orders.get(orderId);
  if (!order) throw new CannotChange(`The shop has no order ${orderId}`);
  return order;
}

/** A copy to write into; the order in the world stays as it is until it is saved. */
function copyOrder(index: WorldIndex, orderId: number): WorldOrder {
  return structuredClone(requireOrder(index, orderId));
}

function requireLine(order: WorldOrder, lineId: number): WorldLine {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new CannotChange(`${order.name} has no line ${lineId}`);
  return line;
}
