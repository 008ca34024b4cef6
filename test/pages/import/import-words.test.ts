import { describe, expect, test } from "vitest";
import { describeImport, refuseFile } from "#app/pages/import/import-words.ts";
import { toCsv } from "#app/pages/import/to-csv.ts";
import { anImport } from "#test/pages/import/an-import.ts";

describe("describeImport", () => {
  test.each([
    [{ state: "reading" as const, rows: 0, objects: 0 }, "Reading the file."],
    [{ state: "reading" as const, rows: 900, objects: 30 }, "30 orders from 900 rows so far."],
    [{ rows: 517_736, objects: 19_773 }, "19,773 orders from 517,736 rows."],
    [{ rows: 1, objects: 1, kind: "products" as const }, "1 product from 1 row."],
    [{ rows: 40, objects: 12, problems: 1 }, "12 orders from 40 rows, 1 row needs a look."],
    [{ rows: 40, objects: 12, problems: 3 }, "12 orders from 40 rows, 3 rows need a look."],
    [{ state: "failed" as const, rows: 0, objects: 0 }, "Nothing was imported."],
  ])("%o", (given, sentence) => {
    expect(describeImport(anImport(given))).toBe(sentence);
  });
});

describe("refuseFile", () => {
  test.each(["orders_export.csv", "orders_export_1.CSV", "orders.csv.gz", "orders.gz"])("takes %s", (name) => {
    expect(refuseFile({ name, size: 12 }, "orders")).toBeNull();
  });

  test.each([
    [{ name: "orders.xlsx", size: 12 }, /spreadsheet/],
    [{ name: "orders.numbers", size: 12 }, /spreadsheet/],
    [{ name: "orders_export.zip", size: 12 }, /ZIP/],
    [{ name: "orders.pdf", size: 12 }, /no CSV/],
    [{ name: "orders.csv", size: 0 }, /empty/],
  ])("refuses %o before it is sent", (file, why) => {
    expect(refuseFile(file, "orders")).toMatch(why);
  });
});

describe("toCsv", () => {
  test("quotes text, and leaves numbers as they are", () => {
    expect(toCsv(["Line", "Reason"], [[12, 'The "Total", again']])).toBe(
      '"Line","Reason"\r\n12,"The ""Total"", again"\r\n',
    );
  });

  test.each(["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"])(
    "a cell that begins like a formula is no formula: %s",
    (cell) => {
      expect(toCsv(["Title"], [[cell]])).toBe(`"Title"\r\n"'${cell}"\r\n`);
    },
  );
});
