import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { aTestShop, bulkOperationsEnd, type TestShop, type Tree } from "./a-test-shop.ts";

let opened: TestShop | null = null;
const open = () => {
  opened = aTestShop();
  return opened;
};
afterEach(async () => {
  await opened?.close();
  opened = null;
});

const STAGE =
  "mutation ($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }";
const RUN =
  "mutation ($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { id status type } userErrors { code field } } }";
const SET =
  "mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { key } userErrors { code message } } }";
const INPUT = {
  resource: "BULK_MUTATION_VARIABLES",
  filename: "vars.jsonl",
  mimeType: "text/jsonl",
  httpMethod: "POST",
};

async function stage(shop: TestShop, method = "POST"): Promise<{ fileId: string; parameters: Record<string, string> }> {
  const made = await shop.data(STAGE, { input: [{ ...INPUT, httpMethod: method }] });
  const target = made.stagedUploadsCreate?.stagedTargets?.[0];
  const parameters = Object.values(target?.parameters ?? {}).map(({ name, value }) => [String(name), String(value)]);
  return { fileId: String(target?.url).replace("https://files.test/", ""), parameters: Object.fromEntries(parameters) };
}

/** Uploads by the form that Shopify asks for; gives the staged path. */
async function upload(shop: TestShop, text: string): Promise<string> {
  const { fileId, parameters } = await stage(shop);
  const form = new FormData();
  for (const [name, value] of Object.entries(parameters)) form.append(name, value);
  form.append("file", new Blob([text]), "vars.jsonl");
  const request = new Request("https://files.test/", { method: "POST", body: form });
  const headers = Object.fromEntries(request.headers);
  const answer = await shop.api.handleFiles(shop.shop, { method: "POST", fileId, headers, body: bodyOf(request) });
  expect(answer.status).toBe(201);
  return parameters.key ?? "";
}

async function* bodyOf(request: Request): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(await request.arrayBuffer());
}

function results({ shop, deps }: TestShop): Record<string, unknown>[] {
  const text = readFileSync(join(deps.filesDir, shop.admin.bulkOperations.at(-1)?.fileId ?? ""), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const line = (n: number, value: string) =>
  JSON.stringify({ metafields: [{ ownerId: `gid://shopify/Product/810000000000${n}`, key: "bundles", value }] });

async function run(shop: TestShop, mutation: string, path: string): Promise<Tree | undefined> {
  return (await shop.data(RUN, { mutation, path })).bulkOperationRunMutation;
}

test("each line of the staged file is one call, each call one line of the result", async () => {
  const shop = open();
  const path = await upload(shop, [line(1, "1"), line(2, "{"), "no json", line(9, "1"), ""].join("\n"));
  expect(await run(shop, SET, path)).toMatchObject({
    bulkOperation: { status: "CREATED", type: "MUTATION" },
    userErrors: [],
  });
  await bulkOperationsEnd(shop);
  expect(results(shop)).toEqual([
    { data: { metafieldsSet: { metafields: [{ key: "bundles" }], userErrors: [] } }, __lineNumber: 0 },
    {
      data: {
        metafieldsSet: { metafields: [], userErrors: [{ code: "INVALID_VALUE", message: "Value is invalid JSON." }] },
      },
      __lineNumber: 1,
    },
    { errors: [{ message: "Invalid JSON in the variables of this line" }], __lineNumber: 2 },
    {
      data: { metafieldsSet: { metafields: [], userErrors: [{ code: "INVALID", message: "Owner does not exist." }] } },
      __lineNumber: 3,
    },
  ]);
  expect(shop.shop.admin.bulkOperations[0]).toMatchObject({ status: "COMPLETED", objectCount: 4 });
  const read = await shop.data(
    '{ product(id: "gid://shopify/Product/8100000000001") { metafield(key: "bundles") { value } } }',
  );
  expect(read.product?.metafield).toEqual({ value: "1" });
  expect(shop.webhooks.map((webhook) => webhook.topic)).toEqual(["products/update", "bulk_operations/finish"]);
});

test("a file can be uploaded by PUT too", async () => {
  const shop = open();
  const { fileId } = await stage(shop, "PUT");
  const request = new Request("https://files.test/", { method: "PUT", body: line(1, "1") });
  expect(
    (await shop.api.handleFiles(shop.shop, { method: "PUT", fileId, headers: {}, body: bodyOf(request) })).status,
  ).toBe(200);
  expect((await run(shop, SET, `https://files.test/${fileId}`))?.userErrors).toEqual([]);
  await bulkOperationsEnd(shop);
  expect(results(shop)).toHaveLength(1);
});

test("a form with another key, and a file that was never staged, are refused", async () => {
  const shop = open();
  const { fileId } = await stage(shop);
  const form = new FormData();
  form.append("key", "tmp/other");
  form.append("file", new Blob(["{}"]));
  const request = new Request("https://files.test/", { method: "POST", body: form });
  const wrong = await shop.api.handleFiles(shop.shop, {
    method: "POST",
    fileId,
    headers: Object.fromEntries(request.headers),
    body: bodyOf(request),
  });
  expect(wrong.status).toBe(400);
  expect((await run(shop, SET, "tmp/never"))?.userErrors).toEqual([
    { code: "NO_SUCH_FILE", field: ["stagedUploadPath"] },
  ]);
});

test.each([
  ["{ shop { name } }"],
  [
    "mutation { a: metafieldsDelete(metafields: []) { userErrors { message } } b: metafieldsDelete(metafields: []) { userErrors { message } } }",
  ],
  ['mutation { bulkOperationCancel(id: "1") { userErrors { message } } }'],
  ["mutation { metafieldsSet { metafields { id } } }"],
  ["mutation {"],
])("the bulk mutation %s is refused", async (mutation) => {
  const shop = open();
  const path = await upload(shop, line(1, "1"));
  expect((await run(shop, mutation, path))?.userErrors).toEqual([{ code: "INVALID_MUTATION", field: ["mutation"] }]);
});

test("bulk mutations and bulk queries have five places each", async () => {
  const shop = open();
  shop.deps.faults.bulkPageDelayMs = 30;
  const path = await upload(shop, line(1, "1"));
  for (let n = 0; n < 5; n++) {
    const started = await shop.data(
      'mutation { bulkOperationRunQuery(query: "{ orders { edges { node { id } } } }") { userErrors { code } } }',
    );
    expect(started.bulkOperationRunQuery?.userErrors).toEqual([]);
  }
  for (let n = 0; n < 5; n++) expect((await run(shop, SET, path))?.userErrors).toEqual([]);
  expect((await run(shop, SET, path))?.userErrors).toMatchObject([{ code: "LIMIT_REACHED" }]);
  await bulkOperationsEnd(shop);
});
