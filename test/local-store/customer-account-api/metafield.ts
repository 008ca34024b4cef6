import { type Args, inputs, text } from "#test/local-store/admin-api/args.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { compareDigest, findMetafield } from "#test/local-store/admin-api/metafields/find.ts";
import { ownPart, resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import type { StoredMetafield } from "#test/local-store/admin-api/state.ts";
import { jsonValue } from "#test/local-store/admin-api/types/metafield.ts";
import type { Resolvers } from "#test/local-store/graphql/run-operation.ts";
import { type CustomerContext, resolversOf } from "./context.ts";

interface MetafieldNode {
  field: StoredMetafield;
}

/** `metafield` and `metafields` of a type; the app's own, where its toml opens them to customers' accounts, and no others. */
export function metafieldFields<Source>(owner: string, gidOf: (source: Source) => string) {
  const find = (source: Source, args: Args, { shop, parts }: CustomerContext): MetafieldNode | null => {
    const appId = shop.installation?.appId ?? 0;
    const namespace = resolveNamespace(text(args, "namespace"), appId);
    const definition = parts.manifest.config.metafields.find((one) => one.owner === owner && one.key === args.key);
    if (ownPart(namespace, appId) === null || definition?.customerAccount === "none" || !definition) return null;
    const field = findMetafield(shop, gidOf(source), namespace, text(args, "key"));
    return field && { field };
  };
  return resolversOf<Source>({
    metafield: find,
    metafields: (source, args, context) => inputs(args, "identifiers").map((one) => find(source, one, context)),
  });
}

export const metafieldTypes: Resolvers<CustomerContext> = {
  Metafield: resolversOf<MetafieldNode>({
    id: ({ field }) => toGid("Metafield", field.id),
    namespace: ({ field }) => field.namespace,
    key: ({ field }) => field.key,
    type: ({ field }) => field.type,
    value: ({ field }) => field.value,
    jsonValue: ({ field }) => jsonValue(field.type, field.value),
    compareDigest: ({ field }) => compareDigest(field),
    createdAt: ({ field }) => field.createdAt,
    updatedAt: ({ field }) => field.updatedAt,
  }),
};
