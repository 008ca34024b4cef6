import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { ShopifyRefused, ShopifyUnavailable } from "#app/shopify/errors.ts";

const runDocument = `#graphql
  mutation RunBulkQuery($query: String!) {
    bulkOperationRunQuery(query: $query) {
      bulkOperation { id }
      userErrors { code field message }
    }
  }
`;

const readDocument = `#graphql
  query ReadBulkOperation($id: ID!) {
    bulkOperation(id: $id) {
      id status errorCode objectCount rootObjectCount fileSize url partialDataUrl
    }
  }
`;

const Run = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

const Count = z.union([z.string(), z.number()]).transform(Number);
const Read = z.object({
  bulkOperation: z
    .object({
      id: z.string(),
      status: z.enum(["CREATED", "RUNNING", "COMPLETED", "FAILED", "CANCELED", "CANCELING", "EXPIRED"]),
      errorCode: z.string().nullable(),
      objectCount: Count,
      rootObjectCount: Count,
      fileSize: Count.nullable(),
      url: z.string().nullable(),
      partialDataUrl: z.string().nullable(),
    })
    .nullable(),
});

export type BulkOperation = NonNullable<z.infer<typeof Read>["bulkOperation"]>;

/**
 * Asks Shopify to prepare everything that `query` matches as one file. @returns the id of the operation.
 * @throws ShopifyUnavailable when five are under way already (platform limit): ask again later.
 */
export async function startBulkQuery(shop: string, query: string): Promise<string> {
  const data = await callAdmin(shop, { document: runDocument, answer: Run }, { query });
  const { bulkOperation, userErrors } = data.bulkOperationRunQuery;
  const busy = userErrors.find((one) => one.code === "LIMIT_REACHED" || one.code === "OPERATION_IN_PROGRESS");
  if (busy) throw new ShopifyUnavailable(`Shopify is preparing other files for this app: ${busy.message}`);
  if (!bulkOperation) {
    throw new ShopifyRefused(`Shopify would not start reading: ${userErrors.map((one) => one.message).join("; ")}`);
  }
  return bulkOperation.id;
}

/** Where a bulk operation stands, or null when Shopify no longer knows it. */
export async function readBulkOperation(shop: string, id: string): Promise<BulkOperation | null> {
  return (await callAdmin(shop, { document: readDocument, answer: Read }, { id })).bulkOperation;
}

/** The result file is gone: Shopify keeps it 7 days. */
export class BulkResultGone extends Error {
  override name = "BulkResultGone";
}

/** A line of the result file, without its line break, and how many bytes it took with it. */
export type BulkLine = { text: string; bytes: number };

/**
 * Reads a result file from byte `from` on, line by line, holding no more than one network chunk.
 *
 * A file that ends within a line was cut off: the rest is not yielded.
 * @throws BulkResultGone when the address has expired; ShopifyUnavailable when the reading breaks off.
 */
export async function* readBulkResult(url: string, from: number, signal?: AbortSignal): AsyncGenerator<BulkLine> {
  const chunks = await openResult(url, from, signal);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of chunks) {
      rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
        yield { text: rest.toString("utf8", start, end), bytes: end - start + 1 };
        start = end + 1;
      }
      rest = rest.subarray(start);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new ShopifyUnavailable(`Reading Shopify's file broke off: ${String(error)}`);
  }
}

async function openResult(url: string, from: number, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
  let response: Response;
  try {
    response = await fetch(url, { headers, signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw new ShopifyUnavailable(`Shopify's file could not be reached: ${String(error)}`);
  }
  if ([403, 404, 410].includes(response.status))
    throw new BulkResultGone(`Shopify's file is gone (${response.status})`);
  // Nothing is left behind the last byte we have.
  if (response.status === 416) return (async function* () {})();
  if (!response.ok || !response.body) throw new ShopifyUnavailable(`Shopify's file was answered ${response.status}`);
  if (from > 0 && response.status !== 206) return skipBytes(response.body, from);
  return response.body;
}

/** For a server that ignores ranges. */
async function* skipBytes(body: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const chunk of body) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield chunk.subarray(left);
      left = 0;
    }
  }
}
