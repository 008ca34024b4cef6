import { text } from "#test/local-store/admin-api/args.ts";
import { paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import {
  metaobjectDefinition,
  type ResolvedDefinition,
} from "#test/local-store/admin-api/metafields/metaobject-definitions.ts";
import type { StoredMetaobject } from "#test/local-store/admin-api/state.ts";
import { jsonValue, referenceOf, referencesOf } from "#test/local-store/admin-api/types/metafield.ts";

export interface MetaobjectNode {
  __typename: "Metaobject";
  metaobject: StoredMetaobject;
}

export interface FieldNode {
  key: string;
  type: string;
  value: string | null;
}

export function metaobjectNode(metaobject: StoredMetaobject): MetaobjectNode {
  return { __typename: "Metaobject", metaobject };
}

/** A field for each of the definition's, empty ones too. */
function fieldsOf({ metaobject }: MetaobjectNode, context: AdminContext): FieldNode[] {
  const definition = metaobjectDefinition(context, metaobject.type);
  return (definition?.fields ?? []).map(({ key, type }) => ({ key, type, value: metaobject.fields[key] ?? null }));
}

function displayName(node: MetaobjectNode, context: AdminContext): string {
  const key = metaobjectDefinition(context, node.metaobject.type)?.displayNameField;
  return (key && node.metaobject.fields[key]) || node.metaobject.handle;
}

export const metaobjectTypes: Record<string, ObjectResolvers> = {
  Metaobject: resolversOf<MetaobjectNode>({
    id: ({ metaobject }) => toGid("Metaobject", metaobject.id),
    handle: ({ metaobject }) => metaobject.handle,
    type: ({ metaobject }) => metaobject.type,
    createdAt: ({ metaobject }) => metaobject.createdAt,
    updatedAt: ({ metaobject }) => metaobject.updatedAt,
    displayName: (node, _args, context) => displayName(node, context),
    definition: ({ metaobject }, _args, context) => metaobjectDefinition(context, metaobject.type),
    fields: (node, _args, context) => fieldsOf(node, context),
    field: (node, args, context) => fieldsOf(node, context).find((field) => field.key === text(args, "key")) ?? null,
    values: (node, _args, context) =>
      Object.fromEntries(
        fieldsOf(node, context).map(({ key, type, value }) => [key, value === null ? null : jsonValue(type, value)]),
      ),
  }),
  MetaobjectField: resolversOf<FieldNode>({
    key: ({ key }) => key,
    type: ({ type }) => type,
    value: ({ value }) => value,
    jsonValue: ({ type, value }) => (value === null ? null : jsonValue(type, value)),
    reference: ({ type, value }, _args, context) => (value === null ? null : referenceOf(type, value, context)),
    references: ({ type, value }, args, context) => {
      const nodes = value === null ? null : referencesOf(type, value, context);
      return nodes && paginateInOrder(nodes, args);
    },
  }),
  MetaobjectDefinition: resolversOf<ResolvedDefinition>({
    id: ({ id }) => toGid("MetaobjectDefinition", id),
    type: ({ type }) => type,
    name: ({ name }) => name,
    displayNameKey: ({ displayNameField }) => displayNameField,
    fieldDefinitions: ({ fields }) => fields,
    metaobjectsCount: ({ type }, _args, { shop }) =>
      Object.values(shop.admin.metaobjects).filter((one) => one.type === type).length,
  }),
  MetaobjectFieldDefinition: resolversOf<ResolvedDefinition["fields"][number]>({
    key: ({ key }) => key,
    name: ({ name }) => name,
    required: ({ required }) => required,
    type: ({ type }) => type,
  }),
};
