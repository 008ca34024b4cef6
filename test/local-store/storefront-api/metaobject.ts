import { type Args, input, isRecord, text } from "#test/local-store/admin-api/args.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { resolveMetaobjectType } from "#test/local-store/admin-api/namespaces.ts";
import { type FieldNode, type MetaobjectNode, metaobjectNode } from "#test/local-store/admin-api/types/metaobject.ts";
import type { Resolvers } from "#test/local-store/graphql/run-operation.ts";
import { resolversOf, type StorefrontContext } from "./context.ts";
import { followReference, followReferences } from "./metafield.ts";

/** `metaobject(id:)` and `metaobject(handle: { type, handle })`. */
export function findMetaobject(args: Args, { scene }: StorefrontContext): MetaobjectNode | null {
  const all = Object.values(scene.shop.admin.metaobjects);
  const byHandle = isRecord(args.handle) ? input(args, "handle") : null;
  const found = all.find((one) =>
    byHandle
      ? one.handle === byHandle.handle && one.type === resolveMetaobjectType(text(byHandle, "type"), scene.appId)
      : toGid("Metaobject", one.id) === args.id,
  );
  return found ? metaobjectNode(found) : null;
}

/** A field for each of the definition's, empty ones too. */
function fieldsOf({ metaobject }: MetaobjectNode, { scene, config }: StorefrontContext): FieldNode[] {
  const isOf = (type: string) => resolveMetaobjectType(`$app:${type}`, scene.appId) === metaobject.type;
  const definition = config.metaobjects.find(({ type }) => isOf(type));
  return (definition?.fields ?? []).map(({ key, type }) => ({ key, type, value: metaobject.fields[key] ?? null }));
}

export const metaobjectTypes: Resolvers<StorefrontContext> = {
  Metaobject: resolversOf<MetaobjectNode>({
    id: ({ metaobject }) => toGid("Metaobject", metaobject.id),
    handle: ({ metaobject }) => metaobject.handle,
    type: ({ metaobject }) => metaobject.type,
    updatedAt: ({ metaobject }) => metaobject.updatedAt,
    fields: (node, _args, context) => fieldsOf(node, context),
    field: (node, args, context) => fieldsOf(node, context).find(({ key }) => key === args.key) ?? null,
  }),
  MetaobjectField: resolversOf<FieldNode>({
    key: ({ key }) => key,
    type: ({ type }) => type,
    value: ({ value }) => value,
    reference: ({ type, value }, _args, context) => (value === null ? null : followReference({ type, value }, context)),
    references: ({ type, value }, args, context) =>
      value === null ? null : followReferences({ type, value }, args, context),
  }),
};
