import { buffer } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { aTestShop, bulkOperationsEnd, type TestShop } from "./a-test-shop.ts";
import type { FileAnswer } from "./uploads/handle-files.ts";

let opened: TestShop | null = null;
afterEach(async () => {
  await opened?.close();
  opened = null;
});

async function aResult(): Promise<{
  shop: TestShop;
  fileId: string;
  get(range?: string): Promise<FileAnswer>;
  whole: string;
}> {
  const shop = aTestShop();
  opened = shop;
  await shop.data(
    'mutation { bulkOperationRunQuery(query: "{ products { edges { node { id title } } } }") { userErrors { message } } }',
  );
  await bulkOperationsEnd(shop);
  const fileId = shop.shop.admin.bulkOperations[0]?.fileId ?? "";
  const get = (range?: string) =>
    shop.api.handleFiles(shop.shop, { method: "GET", fileId, headers: range ? { range } : {}, body: noBody() });
  const whole =
    '{"id":"gid://shopify/Product/8100000000001","title":"Mug"}\n{"id":"gid://shopify/Product/8100000000002","title":"Teapot"}\n';
  return { shop, fileId, get, whole };
}

async function* noBody(): AsyncGenerator<Uint8Array> {}

async function textOf(answer: FileAnswer): Promise<string> {
  return answer.body ? (await buffer(answer.body)).toString() : "";
}

test("a result is fetched as a whole", async () => {
  const { get, whole } = await aResult();
  const answer = await get();
  expect(answer).toMatchObject({
    status: 200,
    headers: { "content-length": String(whole.length), "accept-ranges": "bytes" },
  });
  expect(await textOf(answer)).toBe(whole);
});

test.each([
  ["bytes=10-", 10, undefined],
  ["bytes=5-9", 5, 10],
  ["bytes=-7", -7, undefined],
  ["bytes=100-99999", 100, undefined],
])("a part of it comes by the range %s", async (range, from, to) => {
  const { get, whole } = await aResult();
  const answer = await get(range);
  expect(answer.status).toBe(206);
  expect(answer.headers["content-range"]).toMatch(new RegExp(`^bytes \\d+-\\d+/${whole.length}$`));
  expect(await textOf(answer)).toBe(whole.slice(from, to));
});

test("a range behind the end is refused", async () => {
  const { get, whole } = await aResult();
  expect(await get("bytes=9999-")).toMatchObject({
    status: 416,
    headers: { "content-range": `bytes */${whole.length}` },
  });
});

test("a download breaks off once, and goes on by range", async () => {
  const { shop, get, whole } = await aResult();
  shop.deps.faults.truncateBulkDownload = { atByte: 70, times: 1 };
  const broken = await get();
  expect(broken.headers["content-length"]).toBe(String(whole.length));
  const received: string[] = [];
  await expect(async () => {
    for await (const chunk of broken.body ?? []) received.push(String(chunk));
  }).rejects.toThrow("breaks off");
  expect(received.join("") + (await textOf(await get("bytes=70-")))).toBe(whole);
});

test("a result file can end in the middle of a line", async () => {
  const shop = aTestShop();
  opened = shop;
  shop.deps.faults.truncateBulkFileAtByte = 80;
  await shop.data(
    'mutation { bulkOperationRunQuery(query: "{ products { edges { node { id title } } } }") { userErrors { message } } }',
  );
  await bulkOperationsEnd(shop);
  const [operation] = shop.shop.admin.bulkOperations;
  expect(operation).toMatchObject({ status: "COMPLETED", objectCount: 2, fileSize: 80 });
  const answer = await shop.api.handleFiles(shop.shop, {
    method: "GET",
    fileId: operation?.fileId ?? "",
    headers: {},
    body: noBody(),
  });
  expect(await textOf(answer)).toHaveLength(80);
});

test("an unknown file and an expired one are not found", async () => {
  const { shop, get } = await aResult();
  const other = await shop.api.handleFiles(shop.shop, {
    method: "GET",
    fileId: "../../etc/passwd",
    headers: {},
    body: noBody(),
  });
  expect(other.status).toBe(404);
  shop.passSeconds(8 * 86_400);
  expect((await get()).status).toBe(404);
});
