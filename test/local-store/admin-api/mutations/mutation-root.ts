import type { Args } from "#test/local-store/admin-api/args.ts";
import {
  type AdminContext,
  type FieldResolver,
  type ObjectResolvers,
  resolversOf,
} from "#test/local-store/admin-api/context.ts";
import { createStagedUploads } from "#test/local-store/admin-api/uploads/staged-uploads.ts";
import { bulkMutations } from "./bulk-operations.ts";
import { discountMutations } from "./discounts.ts";
import { extensionMutations } from "./extensions.ts";
import { metafieldMutations } from "./metafields.ts";
import { metaobjectMutations } from "./metaobjects.ts";

const all: ObjectResolvers = {
  ...bulkMutations,
  ...discountMutations,
  ...extensionMutations,
  ...metafieldMutations,
  ...metaobjectMutations,
  ...resolversOf<unknown>({ stagedUploadsCreate: (_root, args, context) => createStagedUploads(args, context) }),
};

/** The fault `userErrorsNext` answers in place of its mutation. */
function withFault(name: string, resolver: FieldResolver): FieldResolver {
  return (root: never, args: Args, context: AdminContext) => {
    const fault = context.deps.faults.userErrorsNext;
    if (fault?.mutation !== name) return resolver(root, args, context);
    context.deps.faults.userErrorsNext = null;
    return { userErrors: fault.userErrors };
  };
}

export const mutationTypes: Record<string, ObjectResolvers> = {
  Mutation: Object.fromEntries(Object.entries(all).map(([name, resolver]) => [name, withFault(name, resolver)])),
};
