import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { BrokenFile, type ExportFormat, RefusedFile } from "#app/pipeline/intake/file/export-format.ts";
import { readExport } from "#app/pipeline/intake/file/read-export.server.ts";
import { streamOf } from "#test/pipeline/orders/file/a-file.ts";

const format: ExportFormat<"name" | "price"> = {
  kind: "orders",
  columns: { name: ["Name"], price: ["Lineitem price", "Old price"] },
  required: ["name", "price"],
};

/** What was read before the end, and what ended it. */
async function read(stream: AsyncIterable<Uint8Array>, signal?: AbortSignal) {
  const rows: { line: number; name: string; price: string; isShifted: boolean }[] = [];
  const progress = { received: 0, brokenBy: null };
  try {
    for await (const some of readExport(stream, format, progress, signal)) {
      rows.push(
        ...some.map(({ line, value, isShifted }) => ({ line, name: value("name"), price: value("price"), isShifted })),
      );
    }
  } catch (error) {
    return { rows, error, received: progress.received };
  }
  return { rows, error: null, received: progress.received };
}

const row = (line: number, name: string, price: string) => ({ line, name, price, isShifted: false });

describe("readExport", () => {
  test("reads rows with the line they are on, whatever the newlines, the mark at the start and the column's case", async () => {
    const text = '\uFEFFnote,NAME,lineitem price\r\na,#1, 1.00 \r\n\r\n"b, ""c""",#2,2.00\r\nx,#3,3.00';
    const { rows, error } = await read(streamOf(text));
    expect(error).toBeNull();
    expect(rows).toEqual([row(2, "#1", "1.00"), row(4, "#2", "2.00"), row(5, "#3", "3.00")]);
  });

  test.each([1, 7, 1000])("reads gzip in chunks of %d bytes and counts the bytes received", async (size) => {
    const gzipped = gzipSync("Name,Old price\n#1,1.00\n#2,2.00\n");
    const { rows, received } = await read(streamOf(gzipped, { size }));
    expect(rows).toEqual([row(2, "#1", "1.00"), row(3, "#2", "2.00")]);
    expect(received).toBe(gzipped.length);
  });

  test("a short row has empty cells, and a row with more cells than the header is marked", async () => {
    const { rows } = await read(streamOf("Name,Old price\n#1\n#2,2.00,,\n#3,3,00\n"));
    expect(rows).toEqual([row(2, "#1", ""), row(3, "#2", "2.00"), { ...row(4, "#3", "3"), isShifted: true }]);
  });

  test("many rows come in their sequence and none is lost", async () => {
    const lines = Array.from({ length: 1234 }, (_, at) => `#${at},${at}.00`);
    const { rows } = await read(streamOf(`Name,Old price\n${lines.join("\n")}\n`, { size: 333 }));
    expect(rows.map((one) => one.name)).toEqual(lines.map((line) => line.split(",")[0]));
  });

  test.each([
    ["Name,Total\n#1,2\n", "has no column “Lineitem price”. In the Shopify admin open Orders, choose Export"],
    ["a,b\n1,2\n", "lacks the columns “Name”, “Lineitem price”"],
    [
      "Handle,Title\nmug,Mug\n",
      "This is Shopify's products export, but here the orders export is asked for. Upload it as products",
    ],
    ["Customer ID,First Name,Accepts Email Marketing\n1,Ann,yes\n", "This is Shopify's customers export"],
    ["Name;Lineitem price\n#1;2\n", "saved anew by a spreadsheet program"],
    ["PK\x03\x04rest of an archive", "This is a ZIP or Excel file"],
    ["", "The file is empty"],
  ])("refuses %j and says what to do", async (text, message) => {
    const { rows, error } = await read(streamOf(text));
    expect(rows).toEqual([]);
    expect(error).toBeInstanceOf(RefusedFile);
    expect(String(error)).toContain(message);
  });

  test("an upload that breaks off gives the whole rows before, not the half one", async () => {
    const { rows, error } = await read(streamOf("Name,Old price\n#1,1.00\n#22,2.00\n", { size: 4, breakAfter: 25 }));
    expect(rows).toEqual([row(2, "#1", "1.00")]);
    expect(error).toBeInstanceOf(BrokenFile);
    expect(String(error)).toContain("the upload broke off");
  });

  test.each(["cut off", "damaged"])("a gzip file that is %s is said to be damaged", async (how) => {
    const gzipped = gzipSync(`Name,Old price\n${"#1,1.00\n".repeat(500)}`, { level: 0 });
    const bytes = how === "cut off" ? gzipped.subarray(0, 2000) : Buffer.from(gzipped).fill(0x55, gzipped.length - 6);
    const { rows, error } = await read(streamOf(bytes));
    expect(rows.length).toBeLessThan(500);
    expect(error).toBeInstanceOf(BrokenFile);
    expect(String(error)).toContain("the gzip file is damaged or incomplete");
  });

  test("a quotation mark that is never closed keeps the rows before it", async () => {
    const { rows, error } = await read(streamOf('Name,Old price\n#1,1.00\n"#2,2.00\n#3,3.00\n'));
    expect(rows).toEqual([row(2, "#1", "1.00")]);
    expect(String(error)).toContain("a quotation mark after line 2 is never closed");
  });

  test("an abort ends the reading even while the browser is silent", async () => {
    const aborting = new AbortController();
    async function* silent() {
      yield Buffer.from("Name,Old price\n#1,1.00\n#2,2.00\n#3");
      aborting.abort();
      await new Promise(() => undefined);
    }
    const { rows, error } = await read(silent(), aborting.signal);
    expect(rows).toEqual([row(2, "#1", "1.00"), row(3, "#2", "2.00")]);
    expect(error).toBeInstanceOf(BrokenFile);
  });
});
