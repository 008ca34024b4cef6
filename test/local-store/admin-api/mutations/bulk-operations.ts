import { getOperationAST, parse, validate } from "graphql";
import { type Args, flag, optionalText, text } from "#test/local-store/admin-api/args.ts";
import { checkBulkQuery } from "#test/local-store/admin-api/bulk/check-query.ts";
import { compileBulkQuery } from "#test/local-store/admin-api/bulk/run-query.ts";
import {
  activeOperations,
  CONCURRENT_OPERATIONS,
  isActive,
  startBulkOperation,
} from "#test/local-store/admin-api/bulk/start.ts";
import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import type { UserError } from "#test/local-store/admin-api/errors.ts";
import { isAccessDenied } from "#test/local-store/admin-api/errors.ts";
import { legacyId } from "#test/local-store/admin-api/gid.ts";
import { executableSchema } from "#test/local-store/admin-api/resolvers.ts";
import { bulkOperationNode } from "#test/local-store/admin-api/types/bulk-operation.ts";
import { findStagedUpload, MAX_UPLOAD_BYTES } from "#test/local-store/admin-api/uploads/staged-uploads.ts";
import { phraseValidationError } from "#test/local-store/admin-api/validation-errors.ts";

function refused(userErrors: UserError[]) {
  return { bulkOperation: null, userErrors };
}

function limitReached(): UserError {
  return { field: null, message: "Bulk operations limit reached. Please try again later.", code: "LIMIT_REACHED" };
}

function runQuery(args: Args, context: AdminContext) {
  const query = text(args, "query");
  const checked = checkBulkQuery(query);
  if ("userErrors" in checked) return refused(checked.userErrors);
  if (activeOperations(context.shop, "QUERY").length >= CONCURRENT_OPERATIONS) return refused([limitReached()]);
  try {
    compileBulkQuery(query, context);
  } catch (error) {
    // A missing scope ends the operation later, as with Shopify; what the local store does not know is said at once.
    if (!isAccessDenied(error)) throw error;
  }
  const groupObjects = flag(args, "groupObjects");
  const operation = startBulkOperation(context, {
    type: "QUERY",
    query,
    groupObjects,
    clientIdentifier: null,
    stagedUploadPath: null,
  });
  return { bulkOperation: bulkOperationNode(operation), userErrors: [] };
}

function runMutation(args: Args, context: AdminContext) {
  const mutation = text(args, "mutation");
  const stagedUploadPath = text(args, "stagedUploadPath");
  const problem = checkMutation(mutation) ?? checkUpload(stagedUploadPath, context);
  if (problem) return refused([problem]);
  if (activeOperations(context.shop, "MUTATION").length >= CONCURRENT_OPERATIONS) return refused([limitReached()]);
  const clientIdentifier = optionalText(args, "clientIdentifier");
  const operation = startBulkOperation(context, {
    type: "MUTATION",
    query: mutation,
    groupObjects: false,
    clientIdentifier,
    stagedUploadPath,
  });
  return { bulkOperation: bulkOperationNode(operation), userErrors: [] };
}

function checkMutation(mutation: string): UserError | null {
  const invalid = (message: string): UserError => ({ field: ["mutation"], message, code: "INVALID_MUTATION" });
  try {
    const document = parse(mutation);
    const operation = getOperationAST(document);
    if (operation?.operation !== "mutation")
      return invalid("Invalid operation type. Only `mutation` operations are supported.");
    const [root, ...others] = operation.selectionSet.selections;
    if (root?.kind !== "Field" || others.length > 0) return invalid("You must specify a single top level mutation.");
    if (root.name.value.startsWith("bulkOperation"))
      return invalid(`You must use an allowed mutation name, not ${root.name.value}.`);
    const [problem] = validate(executableSchema().schema, document);
    return problem ? invalid(phraseValidationError(problem).message) : null;
  } catch (error) {
    return invalid(`Failed to parse the mutation - ${error instanceof Error ? error.message : String(error)}`);
  }
}

function checkUpload(stagedUploadPath: string, { shop }: AdminContext): UserError | null {
  const upload = findStagedUpload(shop, stagedUploadPath);
  if (!upload) {
    const message =
      "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.";
    return { field: ["stagedUploadPath"], message, code: "NO_SUCH_FILE" };
  }
  if ((upload.uploadedBytes ?? 0) <= MAX_UPLOAD_BYTES) return null;
  return {
    field: ["stagedUploadPath"],
    message: "The input file size exceeds the maximum allowed.",
    code: "INVALID_STAGED_UPLOAD_FILE",
  };
}

function cancel(args: Args, { shop }: AdminContext) {
  const id = legacyId(text(args, "id"), "BulkOperation");
  const operation = shop.admin.bulkOperations.find((one) => one.id === id);
  if (!operation) return refused([{ field: ["id"], message: "Bulk operation does not exist" }]);
  const node = bulkOperationNode(operation);
  if (!isActive(operation)) {
    const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
    return { bulkOperation: node, userErrors: [{ field: null, message }] };
  }
  operation.status = "CANCELING";
  return { bulkOperation: node, userErrors: [] };
}

export const bulkMutations: ObjectResolvers = resolversOf<unknown>({
  bulkOperationRunQuery: (_root, args, context) => runQuery(args, context),
  bulkOperationRunMutation: (_root, args, context) => runMutation(args, context),
  bulkOperationCancel: (_root, args, context) => cancel(args, context),
});
