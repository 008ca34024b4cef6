import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { loadProblemsCsv, loadUnmatchedCsv } from "#app/pages/import/download-lists.server.ts";
import { loadImport, loadImports } from "#app/pages/import/load-import.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { anIntake, minutesAgo, now } from "#test/pages/records.ts";
import { aShop } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop();
});

const SHOP = "a.myshopify.com";
const OTHER = "b.myshopify.com";

async function anImportWithProblems(count: number, shop = SHOP): Promise<string> {
  const id = await anIntake({ shop, kind: "orders.file", fileName: "may.csv", problems: count });
  const rows = Array.from({ length: count }, (_, at) => ({
    shop,
    intakeId: id,
    line: at + 2,
    reason: `row ${at + 2}`,
  }));
  await db().intakeProblem.createMany({ data: rows });
  return id;
}

describe("loadImports", () => {
  test("lists this shop's uploads, newest first, and no other reading", async () => {
    await anIntake({ shop: SHOP, kind: "orders.file", fileName: "old.csv", startedAt: minutesAgo(60) });
    await anIntake({ shop: SHOP, kind: "products.file", fileName: "new.csv", startedAt: minutesAgo(2) });
    await anIntake({ shop: SHOP, kind: "orders.bulk" });
    await anIntake({ shop: OTHER, kind: "orders.file", fileName: "theirs.csv" });
    const { imports } = await loadImports(SHOP, now);
    expect(imports.map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ["new.csv", "products"],
      ["old.csv", "orders"],
    ]);
  });

  test("a file under way tells how much of it is read", async () => {
    const bytes = { bytesRead: 17_000_000n, bytesTotal: 48_000_000n };
    await anIntake({ shop: SHOP, kind: "orders.file", status: "reading", ...bytes });
    const { imports, unmatched } = await loadImports(SHOP, now);
    expect(imports).toMatchObject([{ state: "reading", percent: 35 }]);
    expect(unmatched).toBeNull();
  });

  test("a file whose reader was killed does not look busy for ever", async () => {
    await anIntake({ shop: SHOP, kind: "orders.file", status: "reading", startedAt: minutesAgo(60 * 7) });
    expect((await loadImports(SHOP, now)).imports).toMatchObject([{ state: "stopped" }]);
  });
});

describe("loadImport", () => {
  test("shows fifty problems a page, in the order of the file", async () => {
    const id = await anImportWithProblems(120);
    const last = await loadImport(SHOP, id, 3, now);
    expect(last).toMatchObject({ page: 3, pages: 3, problemsKept: 120 });
    expect([last?.problems.length, last?.problems[0]]).toEqual([20, { line: 102, reason: "row 102" }]);
  });

  test("a page beyond the last is the last", async () => {
    expect(await loadImport(SHOP, await anImportWithProblems(60), 99, now)).toMatchObject({ page: 2, pages: 2 });
  });

  test("is null for another shop's import, for what is no import, and for what is not there", async () => {
    const theirs = await anImportWithProblems(1, OTHER);
    const bulk = await anIntake({ shop: SHOP, kind: "orders.bulk" });
    for (const id of [theirs, bulk, randomUUID()]) expect(await loadImport(SHOP, id, 1, now)).toBeNull();
  });
});

describe("the downloads", () => {
  test("hold every kept problem of this shop's import, and nothing of another's", async () => {
    const csv = await loadProblemsCsv(SHOP, await anImportWithProblems(60));
    expect(csv?.trim().split("\r\n")).toHaveLength(61);
    expect(await loadProblemsCsv(SHOP, await anImportWithProblems(1, OTHER))).toBeNull();
  });

  test("name what no product was found for, empty where all was found", async () => {
    expect(await loadUnmatchedCsv(SHOP)).toBe('"Title","Order lines","Units"\r\n');
  });
});
