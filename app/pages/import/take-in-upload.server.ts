import { z } from "zod";
import { IMPORT_KINDS } from "#app/pages/import/import.ts";
import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import type { UploadSummary } from "#app/pipeline/intake/file/take-in-export.server.ts";
import { resolveLinesJob } from "#app/pipeline/orders/file/jobs.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";

const Asked = z.object({ kind: z.enum(IMPORT_KINDS), name: z.string().trim().min(1).max(255) });

/**
 * Reads the file that is the body of `request` while it arrives; its kind and name are in the address. The body is never
 * held whole. When the browser goes away, what it had sent before is still read. @returns what came of it, or null when the request is not an upload.
 */
export async function takeInUpload(shop: string, request: Request, now: Date): Promise<UploadSummary | null> {
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success || !request.body) return null;
  const { kind, name: fileName } = asked.data;
  const length = Number(request.headers.get("content-length"));
  const upload = {
    ...{ fileName, now, signal: request.signal, stream: chunksOf(request.body) },
    ...(length > 0 && { bytesTotal: length }),
  };
  if (kind === "orders") return takeInOrdersFile(shop, upload);
  return takeInProductsFile(shop, { ...upload, next: [resolveLinesJob] });
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
  } finally {
    reader.releaseLock();
  }
}
