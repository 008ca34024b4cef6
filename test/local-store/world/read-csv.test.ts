import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findRealData } from "#test/support/real-data.ts";
import { refundedMinor, refundedQuantity, totalMinor } from "./order-money.ts";
import { readWorldFromCsv } from "./read-csv.ts";

const NOW = "2026-11-22T12:00:00Z";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tandem-csv-"));
});

afterAll(() => rm(folder, { recursive: true }));

const HEADER =
  "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Cancelled at,Refunded Amount,Vendor,Id,Source,Shipping Country";
const PRODUCTS = [
  "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Tracker,Variant Inventory Qty,Cost per item,Image Src,Gift Card,Status,Published,Capacity (product.metafields.facts.capacity)",
  "mug,Harbour Mug,Oda,Colour,Navy,MUG-1,16.00,shopify,12,6.40,https://cdn.example.com/mug.jpg,false,active,true,350 ml",
  "mug,,,,Oat,MUG-2,17.50,shopify,-3,,,,,,",
  "mug,,,,,,,,,,https://cdn.example.com/mug-2.jpg,,,,",
  "card,Gift Card,B & B,Title,Default Title,,10.00,,,,,true,draft,false,",
].join("\n");

/** Orders by rows of the columns that matter here. */
function orderRow(cells: Record<string, string | number>): string {
  return HEADER.split(",")
    .map((name) => String(cells[name] ?? ""))
    .join(",");
}

function firstRow(cells: Record<string, string | number>): string {
  return orderRow({
    Name: "#1001",
    Email: "Ann@Example.com",
    "Financial Status": "paid",
    "Paid at": "2026-03-01 10:20:00 +0100",
    Currency: "GBP",
    "Created at": "2026-03-01 10:15:02 +0100",
    "Lineitem quantity": 2,
    "Lineitem name": "Harbour Mug - Navy",
    "Lineitem price": "16.00",
    "Lineitem sku": "MUG-1",
    Vendor: "Oda",
    Subtotal: "32.00",
    Shipping: "3.95",
    Taxes: "5.99",
    Total: "35.95",
    Source: "web",
    ...cells,
  });
}

async function read(rows: string[], change: (text: string) => Buffer | string = (text) => text) {
  const ordersFile = join(folder, "orders.csv");
  const productsFile = join(folder, "products.csv");
  await writeFile(ordersFile, change(`${[HEADER, ...rows].join("\n")}\n`));
  await writeFile(productsFile, PRODUCTS);
  return readWorldFromCsv({ ordersFile, productsFile, domain: "exported.myshopify.com", now: NOW });
}

describe("readWorldFromCsv", () => {
  test("an order takes its fields from its first row and a line from each", async () => {
    const second = { Name: "#1001", "Created at": "2026-03-01 10:15:02 +0100", "Lineitem quantity": 1 };
    const { world, problems } = await read([
      firstRow({ Id: 5001, Subtotal: "49.50", Total: "53.45" }),
      orderRow({ ...second, "Lineitem name": "Harbour Mug - Oat", "Lineitem price": "17.50", "Lineitem sku": "MUG-2" }),
    ]);
    expect(problems).toEqual([]);
    const order = world.orders[0];
    expect(order).toMatchObject({ id: 5001, createdAt: "2026-03-01T09:15:02Z", updatedAt: "2026-03-01T09:20:00Z" });
    expect(order?.lines.map((line) => [line.title, line.variantTitle, line.quantity, line.unitPriceMinor])).toEqual([
      ["Harbour Mug", "Navy", 2, 1600],
      ["Harbour Mug", "Oat", 1, 1750],
    ]);
    expect(order && totalMinor(order)).toBe(5345);
    expect(world.shop).toMatchObject({ domain: "exported.myshopify.com", currency: "GBP" });
  });

  test("products bring variants, pictures without a variant, stock, costs and facts", async () => {
    const { world } = await read([firstRow({})]);
    const [mug, card] = world.products;
    expect(mug).toMatchObject({ title: "Harbour Mug", options: ["Colour"], facts: { capacity: "350 ml" } });
    expect(mug?.images).toHaveLength(2);
    expect(mug?.variants.map((v) => [v.title, v.priceMinor, v.costMinor, v.inventoryQuantity])).toEqual([
      ["Navy", 1600, 640, 12],
      ["Oat", 1750, null, -3],
    ]);
    expect(card).toMatchObject({ isGiftCard: true, status: "draft", publishedAt: null, options: ["Title"] });
  });

  test("one person writing their address in two ways is one customer; no address is no customer", async () => {
    const { world } = await read([
      firstRow({ Name: "#3", Email: "" }),
      firstRow({ Name: "#2", Email: "ANN@example.COM", "Created at": "2026-02-01 08:00:00 UTC" }),
      firstRow({ Name: "#1" }),
    ]);
    expect(world.customers).toHaveLength(1);
    expect(world.customers[0]).toMatchObject({ email: "ann@example.com", createdAt: "2026-02-01T08:00:00Z" });
    expect(world.orders.map((order) => order.customerId !== null)).toEqual([false, true, true]);
  });

  test("a line finds its product by SKU, else by its whole name, else it has none and keeps its words", async () => {
    const { world } = await read([
      firstRow({ Name: "#1", "Lineitem name": "Renamed since - Navy" }),
      firstRow({ Name: "#2", "Lineitem sku": "" }),
      firstRow({ Name: "#3", "Lineitem sku": "OLD-9", "Lineitem name": "Long gone - Red" }),
    ]);
    const line = world.orders.map((order) => order.lines[0]);
    expect(line[0]).toMatchObject({ productId: world.products[0]?.id, title: "Renamed since", variantTitle: "Navy" });
    expect(line[1]).toMatchObject({ productId: world.products[0]?.id, sku: null });
    expect(line[2]).toMatchObject({ productId: null, variantId: null, title: "Long gone - Red", sku: "OLD-9" });
  });

  test("a discount of the whole order is spread over its lines to the penny", async () => {
    const { world } = await read([
      firstRow({ "Discount Code": "TEN", "Discount Amount": "4.95", Subtotal: "44.55", Total: "48.50" }),
      orderRow({
        Name: "#1001",
        "Lineitem quantity": 1,
        "Lineitem name": "Harbour Mug - Oat",
        "Lineitem price": "17.50",
      }),
    ]);
    const [order] = world.orders;
    expect(order?.lines.map((line) => line.discounts)).toEqual([
      [{ kind: "code", title: "TEN", amountMinor: 320 }],
      [{ kind: "code", title: "TEN", amountMinor: 175 }],
    ]);
    expect(order && totalMinor(order)).toBe(4850);
  });

  test("everything given back empties the order, a line's price takes out that line, other sums leave all lines", async () => {
    const second = { "Lineitem quantity": 3, "Lineitem name": "Harbour Mug - Oat", "Lineitem price": "17.50" };
    const two = (name: string, refunded: string) => [
      firstRow({ Name: name, Subtotal: "84.50", Total: "88.45", "Refunded Amount": refunded }),
      orderRow({ ...second, Name: name, "Lineitem sku": "MUG-2" }),
    ];
    const { world } = await read([
      ...two("#1", "88.45"),
      ...two("#2", "35.00"),
      ...two("#3", "35.95"),
      ...two("#4", "1.23"),
    ]);
    const states = world.orders.map((order) => [
      order.financialStatus,
      ...order.lines.map((line) => line.currentQuantity),
    ]);
    expect(states).toEqual([
      ["refunded", 0, 0],
      ["partially_refunded", 2, 1],
      ["partially_refunded", 0, 3],
      ["partially_refunded", 2, 3],
    ]);
    expect(world.orders.map(refundedMinor)).toEqual([8845, 3500, 3595, 123]);
    expect(world.orders.map((order) => order.refunds[0]?.extraMinor)).toEqual([395, 0, 395, 123]);
  });

  test("a cancelled order has nothing left, paid or not", async () => {
    const { world } = await read([
      firstRow({ "Cancelled at": "2026-03-02 09:00:00 +0000", "Financial Status": "voided" }),
    ]);
    expect(world.orders[0]).toMatchObject({ cancelledAt: "2026-03-02T09:00:00Z", updatedAt: "2026-03-02T09:00:00Z" });
    expect(world.orders[0]?.lines[0]?.currentQuantity).toBe(0);
    expect(world.orders.map(refundedMinor)).toEqual([0]);
  });

  test("rows that cannot be read are told by line and reason, and the rest is kept", async () => {
    const { world, problems } = await read([
      firstRow({ Name: "#1", "Lineitem quantity": "two" }),
      orderRow({ Name: "#1", "Lineitem quantity": 1, "Lineitem name": "Harbour Mug - Oat", "Lineitem price": "cheap" }),
      orderRow({ Name: "#1", "Lineitem quantity": 1, "Lineitem name": "Harbour Mug - Oat", "Lineitem price": "17.50" }),
      firstRow({ Name: "#2", "Created at": "yesterday" }),
      firstRow({ Name: "" }),
      firstRow({ Name: "#3", Id: 9 }),
      firstRow({ Name: "#4", Id: 10 }),
      firstRow({ Name: "#3", Id: 9 }),
    ]);
    expect(world.orders.map((order) => order.name)).toEqual(["#1", "#3", "#4"]);
    expect(problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '2 Order #1: "two" is no quantity',
      '3 Order #1: "cheap" is no price',
      '5 Order #2 has no readable time ("yesterday")',
      "6 The row has no order name",
      "9 Order #3 is in the file more than once; the first one counts",
    ]);
  });

  test("a packed file is read like a plain one, and one that was cut off gives what came before", async () => {
    const rows = Array.from({ length: 4000 }, (_, i) => firstRow({ Name: `#${i + 1}`, Email: `p${i}@example.com` }));
    const whole = await read(rows, gzipSync);
    expect([whole.world.orders.length, whole.problems.length]).toEqual([4000, 0]);
    const cut = await read(rows, (text) => gzipSync(text).subarray(0, 20_000));
    expect(cut.world.orders.length).toBeGreaterThan(100);
    expect(cut.world.orders.length).toBeLessThan(4000);
    expect(cut.problems.at(-1)?.reason).toMatch(/ends early/);
  });

  test("a file of another kind is refused by name and column", async () => {
    const { ordersFile, productsFile } = {
      ordersFile: join(folder, "x.csv"),
      productsFile: join(folder, "products.csv"),
    };
    await writeFile(ordersFile, "Name,Total\n#1,2\n");
    const source = { ordersFile, productsFile, domain: "x.myshopify.com", now: NOW };
    await expect(readWorldFromCsv(source)).rejects.toThrow(/x\.csv is no Shopify orders export: it has no column/);
    await writeFile(ordersFile, "");
    await expect(readWorldFromCsv(source)).rejects.toThrow(/is empty/);
  });
});

const real = findRealData();

describe.skipIf(!real)("a real shop's year", () => {
  test("every order and line is read, with bounded work, and what went back is conserved", {
    timeout: 60_000,
  }, async () => {
    if (!real) throw new Error("skipped without the data");
    const before = process.cpuUsage();
    const { world, problems } = await readWorldFromCsv({
      ...real,
      domain: "online-retail.myshopify.com",
      now: NOW,
    });
    // Time of the processor, not of the clock: others may be using the machine. Usual: 5 s.
    const { user, system } = process.cpuUsage(before);
    expect(problems).toEqual([]);
    expect(world.orders).toHaveLength(19_773);
    expect(world.orders.reduce((sum, order) => sum + order.lines.length, 0)).toBe(517_736);
    expect(world.products).toHaveLength(3_798);
    expect(world.orders.filter((order) => order.refunds.length > 0)).toHaveLength(3_203);
    expect((user + system) / 1e6).toBeLessThan(15);
    for (const order of world.orders.filter(({ refunds }) => refunds.length > 0)) {
      expect(refundedMinor(order)).toBeLessThanOrEqual(totalMinor(order));
      for (const line of order.lines) {
        expect(line.currentQuantity).toBe(line.quantity - refundedQuantity(order, line.id));
      }
    }
  });
});
