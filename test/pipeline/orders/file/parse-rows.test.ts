import { describe, expect, test } from "vitest";
import type { ExportRow } from "#app/pipeline/intake/file/export-format.ts";
import { ORDERS_EXPORT, type OrderField } from "#app/pipeline/orders/file/columns.ts";
import { parseLineRow } from "#app/pipeline/orders/file/parse-line-row.ts";
import { parseOrderRow } from "#app/pipeline/orders/file/parse-order-row.ts";
import { parseTime } from "#app/pipeline/orders/file/parse-time.ts";
import { spreadDiscount } from "#app/pipeline/orders/file/spread-discount.ts";
import { lineRow, orderRow } from "#test/pipeline/orders/file/a-file.ts";

function rowOf(cells: Record<string, string>): ExportRow<OrderField> {
  return { line: 2, isShifted: false, value: (field) => cells[ORDERS_EXPORT.columns[field][0] ?? ""] ?? "" };
}

const head = (cells: Record<string, string> = {}) =>
  parseOrderRow(rowOf(orderRow(cells)), (email) => `hash of ${email}`);
const line = (cells: Record<string, string> = {}, order: Record<string, string> = {}) =>
  parseLineRow(rowOf(lineRow(cells)), head(order), -1);

describe("parseTime", () => {
  test.each([
    ["2010-12-01 08:26:00 +0000", "2010-12-01T08:26:00.000Z"],
    ["2026-03-01 10:15:02 +0130", "2026-03-01T08:45:02.000Z"],
    ["2026-03-01 23:15:02 -0500", "2026-03-02T04:15:02.000Z"],
    ["2026-03-01T10:15:02Z", "2026-03-01T10:15:02.000Z"],
  ])("reads %s", (text, iso) => {
    expect(parseTime(text).toISOString()).toBe(iso);
  });

  test.each(["", "01/03/2026 10:15", "2026-02-30 10:15:02 +0000", "2026-13-01 10:15:02 +0000", "2026-03-01 10:15:02"])(
    "takes %j for no date",
    (text) => {
      expect(() => parseTime(text)).toThrow(RangeError);
    },
  );
});

describe("parseOrderRow", () => {
  test("reads an order, and of the person only the hashed address and the country", () => {
    const { order } = head({
      "Cancelled at": "2026-01-07 09:00:00 +0000",
      "Shipping Country": "",
      "Billing Country": "FR",
    });
    expect(order).toMatchObject({
      orderId: 1001n,
      name: "#1001",
      customerId: null,
      emailHmac: "hash of ann@example.com",
      createdAt: new Date("2026-01-05T10:00:00Z"),
      processedAt: new Date("2026-01-05T10:00:00Z"),
      updatedAt: new Date("2026-01-07T09:00:00Z"),
      cancelledAt: new Date("2026-01-07T09:00:00Z"),
      countryCode: "FR",
      sourceName: "web",
      appId: null,
      currency: "GBP",
      financialStatus: "paid",
      isTest: false,
      amounts: {
        subtotalMinor: 1000,
        shippingMinor: 250,
        taxMinor: 167,
        totalMinor: 1250,
        discountMinor: 0,
        refundedMinor: 0,
      },
      presentment: null,
    });
    expect(JSON.stringify(order, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      "Buyer",
    );
  });

  test("counts in the decimals of the order's currency", () => {
    const amounts = { Total: "1250", Subtotal: "1000", Shipping: "250", Taxes: "0", Currency: "JPY" };
    expect(head(amounts).order.amounts.totalMinor).toBe(1250);
  });

  test("knows an app's orders, test orders and our own mark", () => {
    const { order } = head({
      Source: "4567",
      "Payment Method": "bogus",
      "Note Attributes": "gift: for Bob\n_tandem_arm: holdout",
    });
    expect(order).toMatchObject({ sourceName: "4567", appId: 4567n, isTest: true, arm: "holdout" });
  });

  test.each([
    [{ Id: "" }, "it has no Id on its first row"],
    [{ Id: "5.00054E+12" }, "a spreadsheet program has rounded its Id"],
    [{ Id: "gid" }, "the Id “gid” is no order's number"],
    [{ "Created at": "yesterday" }, "the date “yesterday” can't be read"],
    [{ Total: "" }, "is not an amount"],
    [{ Subtotal: "12.345" }, "more decimals than GBP knows"],
    [{ Currency: "" }, "it has no currency"],
    [{ Currency: "XXY" }, "the currency “XXY” is unknown"],
  ])("refuses an order with %j", (cells, reason) => {
    expect(() => head(cells)).toThrow(reason);
  });
});

describe("parseLineRow", () => {
  test("reads a line, whose product is looked up later", () => {
    expect(
      line({ "Lineitem quantity": "3", "Lineitem discount": "1.50" }, { "Discount Code": "WELCOME" }),
    ).toMatchObject({
      orderId: 1001n,
      lineId: -1n,
      productId: null,
      title: "Mug - Blue",
      variantTitle: null,
      vendor: "Acme",
      sku: "MUG-B",
      quantity: 3,
      currentQuantity: 3,
      unitPriceMinor: 1000,
      discounts: [{ kind: "code", title: "WELCOME", minor: 150 }],
    });
  });

  test.each([
    [{ "Refunded Amount": "12.50" }, 0],
    [{ "Refunded Amount": "20.00" }, 0],
    [{ "Refunded Amount": "12.49" }, 2],
    [{ "Financial Status": "refunded" }, 0],
    [{ "Financial Status": "voided" }, 0],
    [{ Total: "0.00", Subtotal: "0.00" }, 2],
  ])("of two units of an order with %j %d are left", (order, left) => {
    expect(line({ "Lineitem quantity": "2" }, order)?.currentQuantity).toBe(left);
  });

  test("a row without a line is none", () => {
    expect(line({ "Lineitem quantity": "", "Lineitem name": "", "Lineitem price": "", "Lineitem sku": "" })).toBeNull();
  });

  test.each([
    [{ "Lineitem quantity": "two" }, "the quantity “two” can't be read"],
    [{ "Lineitem quantity": "99999999999" }, "the quantity “99999999999” can't be read"],
    [{ "Lineitem price": "" }, "is not an amount"],
    [{ "Lineitem name": "", "Lineitem sku": "" }, "neither a name nor a SKU"],
  ])("refuses a line with %j", (cells, reason) => {
    expect(() => line(cells)).toThrow(reason);
  });
});

describe("spreadDiscount", () => {
  const lines = (prices: string[]) => prices.flatMap((price) => line({ "Lineitem price": price }) ?? []);

  test("a discount of the whole order goes to its lines in proportion and sums to itself", () => {
    const order = head({ Subtotal: "25.00", "Discount Amount": "5.00", "Discount Code": "FIVE" });
    const spread = spreadDiscount(order, lines(["10.00", "10.00", "10.00"]), true);
    expect(spread.map((one) => one.discounts)).toEqual([
      [{ kind: "code", title: "FIVE", minor: 167, presentmentMinor: null }],
      [{ kind: "code", title: "FIVE", minor: 167, presentmentMinor: null }],
      [{ kind: "code", title: "FIVE", minor: 166, presentmentMinor: null }],
    ]);
  });

  test("is known only when every line could be read", () => {
    const order = head({ Subtotal: "25.00", "Discount Amount": "5.00" });
    expect(spreadDiscount(order, lines(["10.00", "20.00"]), false).flatMap((one) => one.discounts)).toEqual([]);
  });

  test("a discount on shipping leaves the lines alone", () => {
    const order = head({ Subtotal: "30.00", "Discount Amount": "2.50" });
    expect(spreadDiscount(order, lines(["10.00", "20.00"]), true).flatMap((one) => one.discounts)).toEqual([]);
  });
});
