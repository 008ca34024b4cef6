import { gzipSync } from "node:zlib";
import { db } from "#app/runtime/database.server.ts";
import { makeSealedEmailKey } from "#app/shops/email-key.server.ts";

/** An installed shop whose facts have been read. */
export async function aShop({ shop = "a.myshopify.com", currency = "GBP" } = {}): Promise<string> {
  const emailKey = makeSealedEmailKey(shop);
  await db().shop.create({
    data: { shop, currency, installedAt: new Date("2026-01-01T00:00:00Z"), scopes: [], emailKey },
  });
  return shop;
}

type Cells = Record<string, string>;

/** The first row of an order as Shopify's export writes it, with one line. */
export function orderRow(cells: Cells = {}): Cells {
  return {
    Id: "1001",
    Name: "#1001",
    Email: "ann@example.com",
    "Financial Status": "paid",
    "Paid at": "2026-01-05 10:00:05 +0000",
    Currency: "GBP",
    Subtotal: "10.00",
    Shipping: "2.50",
    Taxes: "1.67",
    Total: "12.50",
    "Discount Code": "",
    "Discount Amount": "0.00",
    "Created at": "2026-01-05 10:00:00 +0000",
    "Cancelled at": "",
    "Refunded Amount": "0.00",
    Source: "web",
    "Billing Name": "Ann Buyer",
    "Shipping Country": "GB",
    Vendor: "Acme",
    ...lineCells({}),
    ...cells,
  };
}

/** A further row of an order: its name, its e-mail and a line. */
export function lineRow(cells: Cells = {}): Cells {
  return { Name: "#1001", Email: "ann@example.com", Vendor: "Acme", ...lineCells({}), ...cells };
}

function lineCells(cells: Cells): Cells {
  return {
    "Lineitem quantity": "1",
    "Lineitem name": "Mug - Blue",
    "Lineitem price": "10.00",
    "Lineitem sku": "MUG-B",
    "Lineitem discount": "0.00",
    ...cells,
  };
}

/** A row of a products export with a variant. */
export function productRow(cells: Cells = {}): Cells {
  return {
    Handle: "mug",
    Title: "Mug",
    Vendor: "Acme",
    "Product Category": "Home > Mugs",
    Type: "Mug",
    Tags: "kitchen, gift",
    Published: "TRUE",
    "Option1 Name": "Colour",
    "Option1 Value": "Blue",
    "Variant SKU": "MUG-B",
    "Variant Inventory Tracker": "shopify",
    "Variant Inventory Qty": "5",
    "Variant Inventory Policy": "deny",
    "Variant Price": "10.00",
    "Variant Compare At Price": "",
    "Image Src": "https://cdn.example.com/mug.jpg",
    "Gift Card": "FALSE",
    Status: "active",
    "Cost per item": "4.00",
    ...cells,
  };
}

/** CSV text of rows, with every column that one of them has. */
export function csvOf(rows: readonly Cells[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  return `${lines.map((cells) => cells.map(quote).join(",")).join("\n")}\n`;
}

function quote(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The bytes of `content` as they come from a browser, in chunks of `size`; `breakAfter` bytes the upload breaks off. */
export async function* streamOf(
  content: string | Buffer,
  { size = 1000, breakAfter = Number.POSITIVE_INFINITY } = {},
): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) {
    if (at + size > breakAfter) {
      yield bytes.subarray(at, breakAfter);
      throw new Error("socket hang up");
    }
    yield bytes.subarray(at, at + size);
  }
}

/** An upload of rows, without the jobs that would follow. */
export function uploadOf(
  rows: readonly Cells[],
  { gzip = false, ...cut }: { gzip?: boolean; size?: number; breakAfter?: number } = {},
) {
  const text = csvOf(rows);
  const stream = streamOf(gzip ? gzipSync(text) : text, cut);
  return { stream, fileName: "export.csv", now: new Date("2026-03-01T10:00:00Z"), next: [] };
}
