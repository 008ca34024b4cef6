import type { Order, OrderLine } from "#app/pipeline/orders/order.ts";
import { saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { now, shop } from "#test/shops/tell.ts";

type Given = {
  id: number;
  customerId?: number;
  emailHmac?: string | null;
  updatedAt?: string;
  source?: "api" | "file";
  of?: string;
  /** What its shopper says of a suggestion. */
  said?: string;
};

const placedAt = new Date("2026-02-01T10:00:00Z");

/** Takes in an order with one line, as the backfill, a webhook's fetch or a file does. */
export async function takeInOrder({
  id,
  customerId,
  emailHmac = null,
  updatedAt,
  source = "api",
  of = shop,
  said,
}: Given) {
  const order: Order = {
    orderId: BigInt(id),
    name: `#${id}`,
    customerId: customerId === undefined ? null : BigInt(customerId),
    emailHmac,
    ...{ processedAt: placedAt, createdAt: placedAt, cancelledAt: null, isTest: false, isB2b: false },
    updatedAt: updatedAt ? new Date(updatedAt) : placedAt,
    sourceName: "web",
    appId: null,
    financialStatus: "paid",
    countryCode: "GB",
    currency: "GBP",
    presentmentCurrency: "GBP",
    amounts: {
      subtotalMinor: 1999,
      discountMinor: 100,
      shippingMinor: 0,
      taxMinor: 0,
      totalMinor: 1899,
      refundedMinor: 0,
    },
    presentment: null,
    arm: null,
    offerVersionId: null,
    checkoutToken: null,
    cartToken: null,
    answer: said === undefined ? null : { versionId: "v1", useful: true, said, answeredAt: now },
  };
  await db().$transaction((tx) => saveWholeOrders(tx, of, [{ order, lines: [aLine(order.orderId)] }], { source, now }));
}

function aLine(orderId: bigint): OrderLine {
  return {
    orderId,
    lineId: orderId * 10n,
    productId: 7n,
    variantId: 70n,
    title: "Stovetop kettle",
    variantTitle: "Steel",
    vendor: "Ember",
    sku: "KET-1",
    quantity: 1,
    currentQuantity: 1,
    unitPriceMinor: 1999,
    presentmentUnitPriceMinor: null,
    discounts: [{ kind: "code", title: "HELLO", minor: 100, presentmentMinor: null }],
    isGiftCard: false,
    sellingPlan: null,
    groupId: null,
    offerVersionId: null,
    promise: null,
  };
}

/** Which shopper each stored order is of: "1 A, 2 A, 3 -" says that 1 and 2 are of one shopper and 3 of nobody. */
export async function owners(of = shop): Promise<string> {
  const rows = await db().order.findMany({ where: { shop: of }, orderBy: { orderId: "asc" } });
  const keys = [...new Set(rows.flatMap((row) => row.customerKey ?? []))];
  const letter = (key: string | null) => (key === null ? "-" : String.fromCharCode(65 + keys.indexOf(key)));
  return rows.map((row) => `${row.orderId} ${letter(row.customerKey)}`).join(", ");
}

/** What the shop knows its shoppers by. */
export async function aliases(of = shop): Promise<string[]> {
  const rows = await db().customerAlias.findMany({ where: { shop: of }, orderBy: [{ kind: "asc" }, { value: "asc" }] });
  return rows.map(({ kind, value }) => `${kind} ${value}`);
}
