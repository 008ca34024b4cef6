import { applyRefund } from "./apply-refund.ts";
import { addDays, addMinutes } from "./calendar.ts";
import { fulfil } from "./compose-orders.ts";
import type { IdCounter } from "./ids.ts";
import { lineTotalMinor, totalMinor } from "./order-money.ts";
import type { Chance } from "./random.ts";
import type { WorldLine, WorldOrder, WorldRefund } from "./types.ts";

/** What happened to an order after its day, up to now: sent, cancelled, given back in part or whole, still unpaid. */
export function ageOrder(order: WorldOrder, chance: Chance, ids: IdCounter, now: string): void {
  fulfil(order, chance, now);
  const returnable = order.sourceName !== "subscription_contract" && totalMinor(order) > 0;
  if (returnable && chance.hits(0.014)) cancel(order, chance, ids, now);
  else if (returnable && chance.hits(0.016)) giveBackAll(order, chance, ids, now);
  else if (returnable && chance.hits(0.05)) giveBackSome(order, chance, ids, now);
  else if (order.createdAt > addDays(now, -2) && chance.hits(0.12)) order.financialStatus = "pending";
}

function cancel(order: WorldOrder, chance: Chance, ids: IdCounter, now: string): void {
  const at = addMinutes(order.createdAt, chance.whole(20, 1800));
  if (at >= now) return;
  const unpaid = chance.hits(0.3);
  order.cancelledAt = at;
  const lines = order.lines.map((line) => ({ ...wholeLine(line), ...(unpaid ? { amountMinor: 0 } : {}) }));
  applyRefund(order, { id: ids.next("refund"), createdAt: at, extraMinor: unpaid ? 0 : rest(order), lines });
  order.financialStatus = unpaid ? "voided" : "refunded";
}

function giveBackAll(order: WorldOrder, chance: Chance, ids: IdCounter, now: string): void {
  const at = addDays(order.createdAt, chance.whole(4, 28));
  if (at >= now) return;
  applyRefund(order, {
    id: ids.next("refund"),
    createdAt: at,
    extraMinor: rest(order),
    lines: order.lines.map(wholeLine),
  });
}

/** One line or a part of it; now and then a goodwill on shipping, or a second refund some days on. */
function giveBackSome(order: WorldOrder, chance: Chance, ids: IdCounter, now: string): void {
  const at = addDays(order.createdAt, chance.whole(4, 28));
  if (at >= now) return;
  const createdAt = at;
  if (order.shippingMinor > 0 && chance.hits(0.12)) {
    applyRefund(order, { id: ids.next("refund"), createdAt, extraMinor: order.shippingMinor, lines: [] });
    return;
  }
  const first = chance.whole(0, order.lines.length - 1);
  const line = order.lines[first];
  if (!line || line.isGiftCard || lineTotalMinor(line) === 0) return;
  const lines = [partOfLine(line, chance.whole(1, line.quantity))];
  applyRefund(order, { id: ids.next("refund"), createdAt, extraMinor: 0, lines });
  const second = order.lines[(first + 1) % order.lines.length];
  const laterAt = addDays(at, 3);
  if (order.lines.length < 3 || !second || second.isGiftCard || !chance.hits(0.1) || laterAt >= now) return;
  applyRefund(order, { id: ids.next("refund"), createdAt: laterAt, extraMinor: 0, lines: [wholeLine(second)] });
}

function rest(order: WorldOrder): number {
  return totalMinor(order) - order.lines.reduce((sum, line) => sum + lineTotalMinor(line), 0);
}

function wholeLine(line: WorldLine): WorldRefund["lines"][number] {
  return partOfLine(line, line.quantity);
}

function partOfLine(line: WorldLine, quantity: number): WorldRefund["lines"][number] {
  return { lineId: line.id, quantity, amountMinor: Math.floor((lineTotalMinor(line) * quantity) / line.quantity) };
}
