import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import { getIntake, listProblems, startIntake } from "#app/pipeline/intake/store.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { listUnresolvedTitles } from "#app/pipeline/orders/line-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";
import { aShop, csvOf, lineRow, orderRow, productRow, streamOf, uploadOf } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);

/** Every row that an upload may write, as text. */
async function everything() {
  return db().$queryRaw`
    select to_jsonb(t)::text as row from "order" t union all select to_jsonb(t)::text from order_line t
    union all select to_jsonb(t)::text from customer t union all select to_jsonb(t)::text from customer_alias t order by 1`;
}

const second = (cells: Record<string, string> = {}) =>
  orderRow({ Id: "1002", Name: "#1002", Email: "bob@example.com", ...cells });

describe("takeInOrdersFile", () => {
  test.each([false, true])("stores an order's rows as one order with its lines (gzip: %s)", async (gzip) => {
    const shop = await aShop();
    const rows = [orderRow(), lineRow({ "Lineitem name": "Tea", "Lineitem sku": "" }), second()];
    const summary = await takeInOrdersFile(shop, uploadOf(rows, { gzip }));
    expect(summary).toMatchObject({ status: "done", message: null, rows: 3, objects: 2, problems: 0 });
    expect(summary.counts).toEqual({ orders: 2, lines: 3 });
    expect(await db().order.findMany({ orderBy: { orderId: "asc" } })).toMatchObject([
      { shop, orderId: 1001n, source: "file", totalMinor: 1250n, presentmentTotalMinor: null },
      { shop, orderId: 1002n },
    ]);
    expect(await db().orderLine.findMany({ where: { orderId: 1001n }, orderBy: { lineId: "desc" } })).toMatchObject([
      { lineId: -1n, title: "Mug - Blue", sku: "MUG-B" },
      { lineId: -2n, title: "Tea", sku: null },
    ]);
  });

  test("keeps no e-mail address and no name, in no table", async () => {
    const shop = await aShop();
    await takeInOrdersFile(
      shop,
      uploadOf([orderRow({ Email: " Ann@Example.com " }), lineRow(), second({ Total: "x" })]),
    );
    const problems = await db().intakeProblem.findMany();
    expect(problems).toHaveLength(1);
    const stored = JSON.stringify([await everything(), problems]);
    expect(stored).not.toMatch(/example\.com|Buyer/i);
    const emailHmac = hashEmail(await getEmailKey(shop), "ann@example.com");
    expect(await db().customerAlias.findMany()).toMatchObject([{ shop, kind: "email", value: emailHmac }]);
  });

  test("the same file twice changes nothing", async () => {
    const shop = await aShop();
    await takeInProductsFile(shop, uploadOf([productRow()]));
    const rows = [orderRow(), lineRow({ "Lineitem name": "Gone", "Lineitem sku": "" }), second()];
    await takeInOrdersFile(shop, uploadOf(rows));
    const before = await everything();
    const again = await takeInOrdersFile(shop, uploadOf(rows));
    expect(again).toMatchObject({ status: "done", counts: { orders: 2, lines: 3 } });
    expect(await everything()).toEqual(before);
    expect(before).toHaveLength(2 + 3 + 2 + 2);
  });

  test("an order that stands twice in the file is stored once, in its later state", async () => {
    const shop = await aShop();
    const paid = second({ "Fulfilled at": "2026-01-09 10:00:00 +0000" });
    const summary = await takeInOrdersFile(shop, uploadOf([paid, orderRow(), second({ Total: "1.00" })]));
    expect(summary).toMatchObject({ status: "done", counts: { orders: 2 } });
    expect(await db().order.findFirst({ where: { orderId: 1002n } })).toMatchObject({ totalMinor: 1250n });
  });

  test("lists what it can't read with its line, and keeps the rest", async () => {
    const shop = await aShop();
    const rows = [
      orderRow(),
      lineRow({ "Lineitem quantity": "many" }),
      lineRow({ "Lineitem name": "Tea", "Lineitem sku": "" }),
      second({ Id: "" }),
      lineRow({ Name: "#1002" }),
      orderRow({ Id: "1003", Name: "#1003", "Created at": "12/01/2026" }),
      lineRow({ Name: "" }),
      orderRow({ Id: "1004", Name: "#1004" }),
    ];
    const summary = await takeInOrdersFile(shop, uploadOf(rows));
    expect(summary).toMatchObject({ status: "done", rows: 8, problems: 4, counts: { orders: 2, lines: 3 } });
    expect(await listProblems(shop, summary.intakeId)).toEqual([
      { line: 3, reason: "A line of order #1001 is left out: the quantity “many” can't be read." },
      { line: 5, reason: expect.stringMatching(/^Order #1002 is left out: it has no Id on its first row/) },
      { line: 7, reason: "Order #1003 is left out: the date “12/01/2026” can't be read." },
      { line: 8, reason: "The row is left out: it names no order." },
    ]);
    expect(await db().orderLine.findMany({ orderBy: [{ orderId: "asc" }, { lineId: "desc" }] })).toMatchObject([
      { orderId: 1001n, lineId: -1n },
      { orderId: 1001n, lineId: -3n, title: "Tea" },
      { orderId: 1004n, lineId: -1n },
    ]);
  });

  test("counts every problem and keeps a thousand of them", async () => {
    const shop = await aShop();
    const bad = Array.from({ length: 1100 }, (_, at) =>
      orderRow({ Id: String(2000 + at), Name: `#${2000 + at}`, Total: "?" }),
    );
    const summary = await takeInOrdersFile(shop, uploadOf([orderRow(), ...bad], { size: 60_000 }));
    expect(summary).toMatchObject({ status: "done", problems: 1100 });
    expect((await getIntake(shop, summary.intakeId))?.problems).toBe(1100);
    expect(await db().intakeProblem.count()).toBe(1000);
  });

  test("the intake shows how far it is while the browser still sends", async () => {
    const shop = await aShop();
    const orders = Array.from({ length: 450 }, (_, at) => orderRow({ Id: String(5000 + at), Name: `#${5000 + at}` }));
    const text = csvOf(orders);
    const seen: unknown[] = [];
    async function* watched() {
      for await (const piece of streamOf(text, { size: 20_000 })) {
        yield piece;
        const intake = await db().intake.findFirst({ where: { shop } });
        seen.push({ status: intake?.status, objects: intake?.objectsRead });
      }
    }
    const upload = { ...uploadOf([]), stream: watched(), bytesTotal: text.length };
    const { intakeId } = await takeInOrdersFile(shop, upload);
    expect(seen).toContainEqual({ status: "reading", objects: 200n });
    expect(seen).toContainEqual({ status: "reading", objects: 400n });
    expect(await getIntake(shop, intakeId)).toMatchObject({
      ...{ kind: "orders.file", status: "done", fileName: "export.csv", message: null, installGeneration: 1 },
      ...{ rowsRead: 450n, objectsRead: 450n, bytesRead: BigInt(text.length), bytesTotal: BigInt(text.length) },
      finishedAt: expect.any(Date),
    });
    expect(await db().stageRun.findMany()).toMatchObject([
      { shop, stage: "orders", counts: { orders: 450, lines: 450 } },
    ]);
  });

  test("when the upload breaks off, whole orders before stay and the half one is left for next time", async () => {
    const shop = await aShop();
    const rows = [orderRow(), second(), lineRow({ Name: "#1002" }), orderRow({ Id: "1003", Name: "#1003" })];
    const breakAfter = csvOf(rows).length - 5;
    const summary = await takeInOrdersFile(shop, uploadOf(rows, { breakAfter, size: 64 }));
    expect(summary).toMatchObject({
      status: "partial",
      message: "The upload broke off. The first of the orders is kept. Upload the file again: nothing is stored twice.",
    });
    expect(await db().order.findMany()).toMatchObject([{ orderId: 1001n }]);
    expect(await getIntake(shop, summary.intakeId)).toMatchObject({ status: "partial", message: summary.message });
    expect(await takeInOrdersFile(shop, uploadOf(rows))).toMatchObject({
      status: "done",
      counts: { orders: 3, lines: 4 },
    });
  });

  test("an upload that breaks off before its first order has failed", async () => {
    const shop = await aShop();
    const summary = await takeInOrdersFile(shop, uploadOf([orderRow()], { breakAfter: 100, size: 50 }));
    expect(summary).toMatchObject({ status: "failed", message: expect.stringContaining("Nothing was stored.") });
  });

  test("refuses a products export and a file without Ids, and stores nothing", async () => {
    const shop = await aShop();
    const wrong = await takeInOrdersFile(shop, uploadOf([productRow()]));
    expect(wrong).toMatchObject({ status: "failed", objects: 0, message: expect.stringContaining("products export") });
    const { Id: _id, ...withoutId } = orderRow();
    const idless = await takeInOrdersFile(shop, uploadOf([withoutId]));
    expect(idless).toMatchObject({ status: "failed", message: expect.stringContaining("has no column “Id”") });
    expect(await everything()).toEqual([]);
    expect(await getIntake(shop, wrong.intakeId)).toMatchObject({ status: "failed", message: wrong.message });
  });

  test("an upload whose process was killed does not stay open for ever", async () => {
    const shop = await aShop();
    const killed = await startIntake(db(), shop, {
      kind: "orders.file",
      installGeneration: 1,
      now: new Date(0),
      status: "reading",
    });
    const summary = await takeInOrdersFile(shop, uploadOf([orderRow()]));
    expect(await getIntake(shop, killed.id)).toMatchObject({ status: "partial", finishedAt: expect.any(Date) });
    expect(await getIntake(shop, summary.intakeId)).toMatchObject({ status: "done" });
  });

  test("lines are looked up anew after an upload that stored something", async () => {
    const shop = await aShop();
    const jobs = () => db().$queryRaw`select name, data from pgboss.job`;
    const asTheRouteCalls = (cells: Record<string, string>) => {
      const { next: _none, ...upload } = uploadOf([cells]);
      return takeInOrdersFile(shop, upload);
    };
    await asTheRouteCalls(productRow());
    expect(await jobs()).toEqual([]);
    await asTheRouteCalls(orderRow());
    expect(await jobs()).toEqual([{ name: "orders.resolve-lines", data: { shop } }]);
  });

  test("a fault of the database is noted on the intake and thrown", async () => {
    const shop = await aShop();
    await db().$executeRaw`alter table order_line add constraint no_tea check (title <> 'Tea')`;
    try {
      const rows = [orderRow({ "Lineitem name": "Tea" })];
      await expect(takeInOrdersFile(shop, uploadOf(rows))).rejects.toThrow("no_tea");
    } finally {
      await db().$executeRaw`alter table order_line drop constraint no_tea`;
    }
    expect(await db().intake.findFirst()).toMatchObject({
      status: "failed",
      message: "Tandem could not store the file. Nothing was stored. Upload it again in a few minutes.",
    });
    expect(await everything()).toEqual([]);
  });
});

describe("a line of a file", () => {
  test("is tied to its product as it is stored; what fits nothing is listed by title", async () => {
    const shop = await aShop();
    await takeInProductsFile(shop, uploadOf([productRow()]));
    const unknown = { "Lineitem name": "Old Lamp", "Lineitem sku": "", "Lineitem quantity": "2" };
    await takeInOrdersFile(
      shop,
      uploadOf([orderRow(), lineRow(unknown), second(), lineRow({ Name: "#1002", ...unknown })]),
    );
    const lines = await db().orderLine.findMany({ where: { orderId: 1001n }, orderBy: { lineId: "desc" } });
    expect(lines).toMatchObject([
      { title: "Mug", variantTitle: "Blue", isGiftCard: false },
      { title: "Old Lamp", variantTitle: null, productId: null, variantId: null },
    ]);
    expect(lines[0]?.productId).toBeLessThan(0n);
    expect(await listUnresolvedTitles(shop)).toEqual([{ title: "Old Lamp", lines: 2, units: 4 }]);
    expect(await listUnresolvedTitles(`${randomUUID()}.myshopify.com`)).toEqual([]);
  });
});
