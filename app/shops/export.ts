import type { Order, OrderLine, Prisma } from "@prisma/client";
import { z } from "zod";
import { toDecimal } from "#app/kernel/money.ts";

/** A line's discounts as they are stored. */
const Discounts = z.array(z.object({ kind: z.string(), title: z.string(), minor: z.number().int() }));

/** What the shopper of an order said of a suggestion. */
type OrderAnswer = { versionId: string; useful: boolean; said: string | null; answeredAt: Date };

/** What an export is made of. */
export type ExportParts = {
  shop: string;
  person: { customerIds: string[]; emailHmacs: string[]; firstSeenAt: Date | null };
  orders: { order: Order; lines: OrderLine[]; answer: OrderAnswer | null }[];
  madeAt: Date;
};

/**
 * Everything we hold of one person, to be read by them: no internal key, money as decimals with its currency. Names,
 * addresses and e-mail addresses are not in it because we never stored any.
 */
export function composeExport({ shop, person, orders, madeAt }: ExportParts): Prisma.InputJsonObject {
  return {
    format: "tandem customer export 1",
    shop,
    madeAt: madeAt.toISOString(),
    note: "Tandem stores no name, address, e-mail address or phone number. An e-mail address is known by a keyed hash only.",
    knownAs: { customerIds: person.customerIds, emailHashes: person.emailHmacs },
    firstSeenAt: person.firstSeenAt?.toISOString() ?? null,
    orders: orders.map(toOrderEntry),
  };
}

function toOrderEntry({ order, lines, answer }: ExportParts["orders"][number]): Prisma.InputJsonObject {
  const shopMoney = (minor: bigint) => toDecimal(Number(minor), order.currency);
  const paidMoney = (minor: bigint | null) =>
    minor === null ? null : toDecimal(Number(minor), order.presentmentCurrency);
  return {
    id: String(order.orderId),
    name: order.name,
    createdAt: order.createdAt.toISOString(),
    processedAt: order.processedAt.toISOString(),
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    financialStatus: order.financialStatus,
    source: order.sourceName,
    isTest: order.isTest,
    isB2b: order.isB2b,
    country: order.countryCode,
    market: order.market,
    currency: order.currency,
    subtotal: shopMoney(order.subtotalMinor),
    discount: shopMoney(order.discountMinor),
    shipping: shopMoney(order.shippingMinor),
    tax: shopMoney(order.taxMinor),
    total: shopMoney(order.totalMinor),
    refunded: shopMoney(order.refundedMinor),
    paidCurrency: order.presentmentCurrency,
    paidTotal: paidMoney(order.presentmentTotalMinor),
    paidRefunded: paidMoney(order.presentmentRefundedMinor),
    offerArm: order.arm,
    offer: order.offerVersionId,
    checkoutToken: order.checkoutToken,
    cartToken: order.cartToken,
    suggestion: answer && {
      offer: answer.versionId,
      useful: answer.useful,
      said: answer.said,
      answeredAt: answer.answeredAt.toISOString(),
    },
    lines: lines.map((line) => toLineEntry(line, order.currency)),
  };
}

function toLineEntry(line: OrderLine, currency: string): Prisma.InputJsonObject {
  return {
    product: line.productId === null ? null : String(line.productId),
    variant: line.variantId === null ? null : String(line.variantId),
    title: line.title,
    variantTitle: line.variantTitle,
    vendor: line.vendor,
    sku: line.sku,
    quantity: line.quantity,
    quantityKept: line.currentQuantity,
    unitPrice: toDecimal(Number(line.unitPriceMinor), currency),
    discounts: Discounts.parse(line.discounts).map(({ kind, title, minor }) => ({
      kind,
      title,
      amount: toDecimal(minor, currency),
    })),
    isGiftCard: line.isGiftCard,
    sellingPlan: line.sellingPlan,
    offer: line.offerVersionId,
    promised: line.promise,
  };
}
