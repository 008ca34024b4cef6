import { beforeEach, describe, expect, test } from "vitest";
import { loadImports } from "#app/pages/import/load-import.server.ts";
import { takeInUpload } from "#app/pages/import/take-in-upload.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { now } from "#test/pages/records.ts";
import { aShop, csvOf, orderRow } from "#test/pipeline/orders/file/a-file.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aShop();
});

const SHOP = "a.myshopify.com";

function upload(search: string, body: BodyInit, headers: Record<string, string> = {}): Request {
  const init = { method: "POST", body, headers, duplex: "half" };
  return new Request(`https://tandem.example/app/import/upload?${search}`, init as RequestInit);
}

/** A body that is cut off after these rows. */
function brokenBody(rows: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(rows)),
    pull: (controller) => controller.error(new Error("the connection was reset")),
  });
}

/** A body of `chunks` pieces of a header and rows, and how many of them were ever asked for. */
function countedBody(header: string, row: string, chunks: number) {
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode(pulled === 0 ? header : row.repeat(500)));
      pulled += 1;
      if (pulled === chunks) controller.close();
    },
  });
  return { stream, pulled: () => pulled };
}

describe("takeInUpload", () => {
  test("reads the body as the export that the address names", async () => {
    const body = csvOf([orderRow()]);
    const summary = await takeInUpload(SHOP, upload("kind=orders&name=may.csv", body), now);
    expect(summary).toMatchObject({ status: "done", objects: 1, problems: 0 });
    expect((await loadImports(SHOP, now)).imports).toMatchObject([{ fileName: "may.csv", state: "done", objects: 1 }]);
  });

  test.each(["kind=customers&name=a.csv", "kind=orders", "name=a.csv", "kind=orders&name=", ""])(
    "takes nothing in for the address %s",
    async (search) => {
      expect(await takeInUpload(SHOP, upload(search, "x"), now)).toBeNull();
      expect((await loadImports(SHOP, now)).imports).toEqual([]);
    },
  );

  test("takes nothing in where there is no body", async () => {
    const empty = new Request("https://tandem.example/app/import/upload?kind=orders&name=a.csv", { method: "POST" });
    expect(await takeInUpload(SHOP, empty, now)).toBeNull();
  });

  test("an upload that breaks off says so and what to do", async () => {
    const body = brokenBody(csvOf([orderRow(), orderRow({ Id: "1002", Name: "#1002" })]));
    const summary = await takeInUpload(SHOP, upload("kind=orders&name=may.csv", body), now);
    expect(summary?.status).not.toBe("done");
    expect(summary?.message).toMatch(/broke off.*Upload the file again/);
  });

  test("a file that is refused by its first row is not read to its end", async () => {
    const { stream, pulled } = countedBody("First Name,Accepts Email Marketing\n", "Ann,yes\n", 10_000);
    const summary = await takeInUpload(SHOP, upload("kind=orders&name=may.csv", stream), now);
    expect(summary).toMatchObject({ status: "failed" });
    expect(pulled()).toBeLessThan(500);
  });

  test("knows from the request how much is to come", async () => {
    const body = csvOf([orderRow()]);
    await takeInUpload(SHOP, upload("kind=orders&name=may.csv", body, { "content-length": String(body.length) }), now);
    const [intake] = await db().intake.findMany({ where: { shop: SHOP } });
    expect(intake?.bytesTotal).toBe(BigInt(body.length));
  });

  test("a file that is something else is refused in plain words", async () => {
    const summary = await takeInUpload(
      SHOP,
      upload("kind=orders&name=a.csv", "First Name,Accepts Email Marketing\n"),
      now,
    );
    expect(summary).toMatchObject({ status: "failed" });
    expect(summary?.message).toMatch(/customers export/);
  });
});
