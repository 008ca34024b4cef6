import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { BulkStatus, StoredBulkOperation } from "#test/local-store/admin-api/state.ts";

export interface BulkOperationNode {
  __typename: "BulkOperation";
  operation: StoredBulkOperation;
}

export function bulkOperationNode(operation: StoredBulkOperation): BulkOperationNode {
  return { __typename: "BulkOperation", operation };
}

/** Result addresses live this long (https://shopify.dev/docs/api/usage/bulk-operations/queries). */
export const RESULT_DAYS = 7;

/** Whether the result is no longer kept. */
export function isExpired(operation: StoredBulkOperation, nowMs: number): boolean {
  return operation.completedAt !== null && nowMs - Date.parse(operation.completedAt) > RESULT_DAYS * 86_400_000;
}

function statusOf(operation: StoredBulkOperation, nowMs: number): BulkStatus {
  return operation.status === "COMPLETED" && isExpired(operation, nowMs) ? "EXPIRED" : operation.status;
}

/** Where the file is, when there is one to have: nothing was written, nothing to fetch. */
function fileUrl(
  operation: StoredBulkOperation,
  wanted: BulkStatus,
  { shop, deps, nowMs }: AdminContext,
): string | null {
  if (statusOf(operation, nowMs) !== wanted || operation.fileSize === 0) return null;
  return deps.publicFileUrl(shop, operation.fileId);
}

export const bulkOperationTypes: Record<string, ObjectResolvers> = {
  BulkOperation: resolversOf<BulkOperationNode>({
    id: ({ operation }) => toGid("BulkOperation", operation.id),
    type: ({ operation }) => operation.type,
    query: ({ operation }) => operation.query,
    status: ({ operation }, _args, { nowMs }) => statusOf(operation, nowMs),
    errorCode: ({ operation }) => operation.errorCode,
    createdAt: ({ operation }) => operation.createdAt,
    completedAt: ({ operation }) => operation.completedAt,
    objectCount: ({ operation }) => String(operation.objectCount),
    rootObjectCount: ({ operation }) => String(operation.rootObjectCount),
    fileSize: ({ operation }) =>
      operation.completedAt === null || operation.fileSize === 0 ? null : String(operation.fileSize),
    url: ({ operation }, _args, context) => fileUrl(operation, "COMPLETED", context),
    partialDataUrl: ({ operation }, _args, context) =>
      fileUrl(operation, "FAILED", context) ?? fileUrl(operation, "CANCELED", context),
  }),
};
