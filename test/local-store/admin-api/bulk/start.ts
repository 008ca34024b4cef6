import { randomUUID } from "node:crypto";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import { GraphQLError } from "graphql";
import {
  type AdminApiDeps,
  type AdminContext,
  type AdminShop,
  isoSeconds,
} from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { nextId, type StoredBulkOperation } from "#test/local-store/admin-api/state.ts";
import { createJsonlFile, type JsonlFile } from "./jsonl-file.ts";
import { runBulkMutation } from "./run-mutation.ts";
import { BulkStopped, runBulkQuery } from "./run-query.ts";

/** Five bulk queries and five bulk mutations at a time for each app and shop, since 2026-01. */
export const CONCURRENT_OPERATIONS = 5;
const LIMIT_DAYS: Record<StoredBulkOperation["type"], number> = { QUERY: 10, MUTATION: 1 };

/** Whether an operation of this type is still to end. */
export function activeOperations(shop: AdminShop, type: StoredBulkOperation["type"]): StoredBulkOperation[] {
  return shop.admin.bulkOperations.filter((one) => one.type === type && isActive(one));
}

export function isActive({ status }: StoredBulkOperation): boolean {
  return status === "CREATED" || status === "RUNNING" || status === "CANCELING";
}

/** Keeps a new operation and runs it in the background. */
export function startBulkOperation(
  context: AdminContext,
  wanted: Pick<StoredBulkOperation, "type" | "query" | "groupObjects" | "clientIdentifier" | "stagedUploadPath">,
): StoredBulkOperation {
  const { shop, deps, nowMs, scopes } = context;
  const id = nextId(shop.admin);
  const operation: StoredBulkOperation = {
    ...wanted,
    id,
    status: "CREATED",
    errorCode: null,
    scopes: [...scopes],
    createdAt: isoSeconds(nowMs),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: 0,
    fileId: `bulk-${id}-${randomUUID()}`,
  };
  shop.admin.bulkOperations.push(operation);
  void runInBackground(deps, shop, operation);
  return operation;
}

/** Starts again, from their beginnings, the operations that were under way when the store stopped. */
export function resumeBulkOperations(deps: AdminApiDeps, shop: AdminShop): void {
  for (const operation of shop.admin.bulkOperations.filter(isActive)) {
    Object.assign(operation, { objectCount: 0, rootObjectCount: 0, fileSize: 0 });
    void runInBackground(deps, shop, operation);
  }
}

/** Where a file of the store lies. */
export function filePath(deps: AdminApiDeps, fileId: string): string {
  return join(deps.filesDir, fileId);
}

const stopping = new WeakSet<AdminApiDeps>();
const running = new WeakMap<AdminApiDeps, Set<Promise<void>>>();

/** Lets a store that was stopped run bulk operations again. */
export function allowBulkOperations(deps: AdminApiDeps): void {
  stopping.delete(deps);
}

/** Ends all runs of this store at their next page and waits for them; their operations can be resumed later. */
export async function stopBulkOperations(deps: AdminApiDeps): Promise<void> {
  stopping.add(deps);
  await Promise.all(running.get(deps) ?? []);
}

function runInBackground(deps: AdminApiDeps, shop: AdminShop, operation: StoredBulkOperation): Promise<void> {
  const all = running.get(deps) ?? new Set();
  running.set(deps, all);
  const run = runOperation(deps, shop, operation).finally(() => all.delete(run));
  all.add(run);
  return run;
}

class StoreStopped extends Error {}

async function runOperation(deps: AdminApiDeps, shop: AdminShop, operation: StoredBulkOperation): Promise<void> {
  await rest(deps.bulkDelayMs);
  let file: JsonlFile | null = null;
  let failure: unknown = null;
  try {
    checkOperation(deps, operation);
    operation.status = "RUNNING";
    file = await createJsonlFile(filePath(deps, operation.fileId));
    const context: AdminContext = {
      shop,
      deps,
      scopes: new Set(operation.scopes),
      nowMs: deps.now(),
    };
    const work = operation.type === "QUERY" ? runBulkQuery : runBulkMutation;
    await work(operation, context, file, () => checkOperation(deps, operation));
  } catch (error) {
    failure = error;
  }
  if (file) operation.fileSize = await file.close();
  if (failure instanceof StoreStopped) return;
  await finish(deps, shop, operation, failure);
}

function checkOperation(deps: AdminApiDeps, operation: StoredBulkOperation): void {
  if (stopping.has(deps)) throw new StoreStopped();
  if (operation.status === "CANCELING") throw new BulkStopped(null);
  if (deps.now() - Date.parse(operation.createdAt) > LIMIT_DAYS[operation.type] * 86_400_000)
    throw new BulkStopped("TIMEOUT");
}

async function finish(
  deps: AdminApiDeps,
  shop: AdminShop,
  operation: StoredBulkOperation,
  failure: unknown,
): Promise<void> {
  const cut = deps.faults.truncateBulkFileAtByte;
  if (cut !== null && operation.fileSize > cut) {
    deps.faults.truncateBulkFileAtByte = null;
    await truncate(filePath(deps, operation.fileId), cut);
    operation.fileSize = cut;
  }
  operation.completedAt = isoSeconds(deps.now());
  operation.errorCode = failure === null ? null : errorCodeOf(failure);
  const isCanceled = failure instanceof BulkStopped && failure.errorCode === null;
  operation.status = failure === null ? "COMPLETED" : isCanceled ? "CANCELED" : "FAILED";
  deps.emitWebhook(shop, "bulk_operations/finish", {
    admin_graphql_api_id: toGid("BulkOperation", operation.id),
    completed_at: operation.completedAt,
    created_at: operation.createdAt,
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
  });
}

function errorCodeOf(failure: unknown): string | null {
  if (failure instanceof BulkStopped) return failure.errorCode;
  if (failure instanceof GraphQLError && failure.extensions.code === "ACCESS_DENIED") return "ACCESS_DENIED";
  console.error("local store: a bulk operation failed:", failure);
  return "INTERNAL_SERVER_ERROR";
}
