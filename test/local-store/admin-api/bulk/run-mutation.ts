import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { isRecord } from "#test/local-store/admin-api/args.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { format, prepare, runPrepared } from "#test/local-store/admin-api/run-request.ts";
import type { StoredBulkOperation } from "#test/local-store/admin-api/state.ts";
import { findStagedUpload, uploadPath } from "#test/local-store/admin-api/uploads/staged-uploads.ts";
import type { JsonlFile } from "./jsonl-file.ts";
import { BulkStopped } from "./run-query.ts";

/** Runs the mutation once for each line of the staged file; a result line each, with the number of its line. */
export async function runBulkMutation(
  operation: StoredBulkOperation,
  context: AdminContext,
  file: JsonlFile,
  check: () => void,
): Promise<void> {
  const upload = findStagedUpload(context.shop, operation.stagedUploadPath ?? "");
  if (!upload) throw new BulkStopped("INTERNAL_SERVER_ERROR");
  const input = createReadStream(uploadPath(context.deps, upload), "utf8");
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let lineNumber = 0;
  for await (const text of lines) {
    if (text.trim() === "") continue;
    check();
    const fresh = { ...context, nowMs: context.deps.now() };
    file.add({ ...(await runLine(operation.query, text, fresh)), __lineNumber: lineNumber });
    lineNumber += 1;
    operation.objectCount += 1;
    operation.rootObjectCount += 1;
    operation.fileSize = file.bytes();
    failIfAsked(operation, context);
    await file.breathe();
  }
}

/** The fault `failBulkNext`. */
function failIfAsked({ objectCount }: StoredBulkOperation, { deps }: AdminContext): void {
  const fault = deps.faults.failBulkNext;
  if (!fault || objectCount < fault.afterObjects) return;
  deps.faults.failBulkNext = null;
  throw new BulkStopped(fault.errorCode);
}

async function runLine(query: string, text: string, context: AdminContext): Promise<Record<string, unknown>> {
  let variables: unknown;
  try {
    variables = JSON.parse(text);
  } catch {
    variables = null;
  }
  if (!isRecord(variables)) return { errors: [{ message: "Invalid JSON in the variables of this line" }] };
  const prepared = prepare({ query, variables });
  return "errors" in prepared ? { errors: prepared.errors } : format(await runPrepared(prepared, context));
}
