import { createReadStream } from "node:fs";
import { stat, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { filePath } from "#test/local-store/admin-api/bulk/start.ts";
import type { AdminApiDeps, AdminShop } from "#test/local-store/admin-api/context.ts";
import { isExpired } from "#test/local-store/admin-api/types/bulk-operation.ts";
import { MAX_UPLOAD_BYTES, uploadPath } from "./staged-uploads.ts";

/** A request for a file address that `publicFileUrl` made. Header names in lower case. */
export interface FileRequest {
  method: string;
  fileId: string;
  headers: Record<string, string | string[] | undefined>;
  body: AsyncIterable<Uint8Array>;
}

export interface FileAnswer {
  status: number;
  headers: Record<string, string>;
  /** To be piped; it may break off with an error on purpose, and the connection with it. */
  body: Readable | null;
}

/** GET and HEAD of bulk results with `Range`; POST (form) and PUT of staged uploads. */
export async function handleFiles(deps: AdminApiDeps, shop: AdminShop, request: FileRequest): Promise<FileAnswer> {
  if (request.method === "GET" || request.method === "HEAD") return sendFile(deps, shop, request);
  if (request.method === "PUT" || request.method === "POST") return takeUpload(deps, shop, request);
  return { status: 405, headers: {}, body: null };
}

async function sendFile(deps: AdminApiDeps, shop: AdminShop, request: FileRequest): Promise<FileAnswer> {
  const operation = shop.admin.bulkOperations.find((one) => one.fileId === request.fileId);
  const path = filePath(deps, request.fileId);
  const isThere = operation !== undefined && !isExpired(operation, deps.now());
  const size = isThere ? ((await stat(path).catch(() => null))?.size ?? null) : null;
  if (size === null) return { status: 404, headers: {}, body: null };
  const range = readRange(String(request.headers.range ?? ""), size);
  if (range === "unsatisfiable") return { status: 416, headers: { "content-range": `bytes */${size}` }, body: null };
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const headers: Record<string, string> = {
    "content-type": "application/jsonl",
    "accept-ranges": "bytes",
    "content-length": String(end - start + 1),
    etag: `"${request.fileId}-${size}"`,
  };
  if (range) headers["content-range"] = `bytes ${start}-${end}/${size}`;
  const body = request.method === "HEAD" || size === 0 ? null : breakOff(deps, createReadStream(path, { start, end }));
  return { status: range ? 206 : 200, headers, body };
}

/** `bytes=5-`, `bytes=5-9`, `bytes=-5`; null: the whole file. */
function readRange(header: string, size: number): { start: number; end: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const isSuffix = match[1] === "";
  const start = isSuffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = isSuffix || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end ? "unsatisfiable" : { start, end };
}

/** The fault `truncateBulkDownload`: after so many bytes the connection breaks. */
function breakOff(deps: AdminApiDeps, stream: Readable): Readable {
  const fault = deps.faults.truncateBulkDownload;
  if (!fault || fault.times <= 0) return stream;
  fault.times -= 1;
  return Readable.from(firstBytes(stream, fault.atByte), { objectMode: false });
}

async function* firstBytes(stream: Readable, atByte: number): AsyncGenerator<Buffer> {
  let left = atByte;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    if (bytes.length > left) {
      yield bytes.subarray(0, left);
      throw new Error("the download breaks off (a fault set by a test)");
    }
    left -= bytes.length;
    yield bytes;
  }
}

async function takeUpload(deps: AdminApiDeps, shop: AdminShop, request: FileRequest): Promise<FileAnswer> {
  const upload = shop.admin.stagedUploads[request.fileId];
  if (!upload || upload.method !== request.method) return { status: 404, headers: {}, body: null };
  const sent = await readAll(request.body);
  if (sent === null) return { status: 413, headers: {}, body: null };
  const file =
    upload.method === "PUT" ? sent : await fileOfForm(sent, String(request.headers["content-type"] ?? ""), upload.key);
  if (!file) return { status: 400, headers: {}, body: null };
  await writeFile(uploadPath(deps, upload), file);
  upload.uploadedBytes = file.length;
  return { status: upload.method === "PUT" ? 200 : 201, headers: {}, body: null };
}

/** The form's file, if the form names this upload's key. */
async function fileOfForm(body: Buffer, contentType: string, key: string): Promise<Buffer | null> {
  if (!contentType.startsWith("multipart/form-data")) return null;
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  const file = form.get("file");
  if (form.get("key") !== key || !(file instanceof Blob)) return null;
  return Buffer.from(await file.arrayBuffer());
}

/** Null: it is larger than Shopify takes. */
async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MAX_UPLOAD_BYTES + 64 * 1024) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
