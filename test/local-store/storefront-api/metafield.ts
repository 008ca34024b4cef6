import { inputs, optionalText, text } from "#test/local-store/admin-api/args.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { findMetafield } from "#test/local-store/admin-api/metafields/find.ts";
import { ownPart, resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import type { StoredMetafield } from "#test/local-store/admin-api/state.ts";
import { toConnection } from "#test/local-store/graphql/connection.ts";
import type { Resolvers } from "#test/local-store/graphql/run-operation.ts";
import { resolversOf, type StorefrontContext } from "./context.ts";
import { findNode } from "./find-node.ts";

interface MetafieldNode {
  __typename: "Metafield";
  field: StoredMetafield;
}

/** `metafield` and `metafields` of a type; `owner` as the app's toml says it. */
export function metafieldFields<Source>(owner: string, gidOf: (source: Source) => string) {
  const find = (source: Source, args: Parameters<typeof text>[0], context: StorefrontContext) =>
    findOpen(gidOf(source), { owner, namespace: optionalText(args, "namespace"), key: text(args, "key") }, context);
  return resolversOf<Source>({
    metafield: find,
    metafields: (source, args, context) => inputs(args, "identifiers").map((one) => find(source, one, context)),
  });
}

/**
 * A metafield that storefronts may read; null for the others. The app's own are open where its toml says `public_read`; the
 * merchant's are taken to be, as those are that are made in Shopify's admin.
 */
function findOpen(
  gid: string,
  { owner, namespace, key }: { owner: string; namespace: string | null; key: string },
  { scene, config }: StorefrontContext,
): MetafieldNode | null {
  const full = resolveNamespace(namespace, scene.appId);
  const isOwn = ownPart(full, scene.appId) !== null;
  const definition = config.metafields.find((one) => one.owner === owner && one.key === key);
  if (isOwn ? definition?.storefront !== "public_read" : full.startsWith("app--")) return null;
  const field = findMetafield(scene.shop, gid, full, key);
  return field && { __typename: "Metafield", field };
}

/** What a reference leads to; null where that is gone or not for this buyer. */
export function followReference({ type, value }: { type: string; value: string }, context: StorefrontContext): unknown {
  return type.startsWith("list.") || !type.endsWith("_reference") ? null : findNode(value, context);
}

/** What a list of references leads to, without what is gone or not for this buyer. */
export function followReferences(
  { type, value }: { type: string; value: string },
  args: Parameters<typeof text>[0],
  context: StorefrontContext,
): unknown {
  if (!/^list\.\w+_reference$/.test(type)) return null;
  const gids: unknown = JSON.parse(value);
  const found = Array.isArray(gids) ? gids.flatMap((gid) => findNode(String(gid), context) ?? []) : [];
  return toConnection(found, args, (node) => node);
}

export const metafieldTypes: Resolvers<StorefrontContext> = {
  Metafield: resolversOf<MetafieldNode>({
    id: ({ field }) => toGid("Metafield", field.id),
    namespace: ({ field }) => field.namespace,
    key: ({ field }) => field.key,
    type: ({ field }) => field.type,
    value: ({ field }) => field.value,
    list: ({ field }) => field.type.startsWith("list."),
    createdAt: ({ field }) => field.createdAt,
    updatedAt: ({ field }) => field.updatedAt,
    description: () => null,
    reference: ({ field }, _args, context) => followReference(field, context),
    references: ({ field }, args, context) => followReferences(field, args, context),
  }),
};
