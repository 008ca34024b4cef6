import { convertMinor } from "./money.ts";
import type { WorldLine, WorldOrder } from "./types.ts";

/**
 * The order with its amounts in the currency that the shopper paid in, to the minor unit as they were charged. Null where
 * the world only knows the shop's amounts and a rate (imports, generated orders).
 */
export function inPresentment(order: WorldOrder): WorldOrder | null {
  const lines = order.lines.map(lineInPresentment).filter((line) => line !== null);
  if (lines.length < order.lines.length || order.presentmentShippingMinor === undefined) return null;
  const { currency, presentmentCurrency, presentmentRate } = order;
  const atRate = (minor: number) => convertMinor(minor, currency, presentmentCurrency, presentmentRate);
  return {
    ...order,
    currency: presentmentCurrency,
    lines,
    shippingMinor: order.presentmentShippingMinor,
    taxMinor: atRate(order.taxMinor),
    refunds: order.refunds.map((refund) => ({
      ...refund,
      extraMinor: atRate(refund.extraMinor),
      lines: refund.lines.map((line) => ({ ...line, amountMinor: atRate(line.amountMinor) })),
    })),
  };
}

/** A line with its price and discounts as they were charged; null where they are not known. */
export function lineInPresentment(line: WorldLine): WorldLine | null {
  const { presentment } = line;
  if (!presentment) return null;
  const discounts = line.discounts.map((discount, at) => ({
    ...discount,
    amountMinor: presentment.discountsMinor[at] ?? 0,
  }));
  return { ...line, unitPriceMinor: presentment.unitPriceMinor, discounts };
}
