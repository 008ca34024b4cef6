import { type Args, optionalText } from "#test/local-store/admin-api/args.ts";
import { mapPage, type Ordering, type Page, paginate, sortFor } from "#test/local-store/admin-api/connection.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { byId, byText, byTime, compileSearch } from "#test/local-store/admin-api/search-query.ts";
import type { StoredBulkOperation } from "#test/local-store/admin-api/state.ts";
import { type BulkOperationNode, bulkOperationNode } from "#test/local-store/admin-api/types/bulk-operation.ts";

/** The query `bulkOperations`: the app's own, by status, type and time. */
export function findBulkOperations(args: Args, { shop }: AdminContext): Page<BulkOperationNode> {
  const fits = compileSearch<StoredBulkOperation>(
    optionalText(args, "query"),
    {
      id: byId((one) => one.id),
      status: byText((one) => one.status),
      operation_type: byText((one) => one.type),
      created_at: byTime((one) => one.createdAt),
    },
    "bulkOperations",
  );
  const ordering: Ordering<StoredBulkOperation> = {
    id: (one) => one.id,
    value: args.sortKey === "COMPLETED_AT" ? (one) => one.completedAt ?? "" : (one) => one.createdAt,
  };
  const found = fits === null ? shop.admin.bulkOperations : shop.admin.bulkOperations.filter(fits);
  return mapPage(paginate(sortFor(found, args, ordering), args, ordering), bulkOperationNode);
}
