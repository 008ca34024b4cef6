import { optionalText, text, texts } from "#test/local-store/admin-api/args.ts";
import { mapPage, paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { type DefinitionNode, findDefinition } from "#test/local-store/admin-api/metafields/definitions.ts";
import {
  compareDigest,
  findMetafield,
  metafieldsOf,
  ownerKey,
  ownerTypeOf,
} from "#test/local-store/admin-api/metafields/find.ts";
import { resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import type { StoredMetafield } from "#test/local-store/admin-api/state.ts";
import { nodeByGid } from "#test/local-store/admin-api/types/node.ts";

export interface MetafieldNode {
  __typename: "Metafield";
  ownerGid: string;
  field: StoredMetafield;
}

export function metafieldNode(ownerGid: string, field: StoredMetafield): MetafieldNode {
  return { __typename: "Metafield", ownerGid, field };
}

/** `metafield` and `metafields` of a type that can carry them. */
export function metafieldFields<Source>(gidOf: (source: Source) => string): ObjectResolvers {
  return resolversOf<Source>({
    metafield: (source, args, { shop }) => {
      const owner = ownerKey(gidOf(source));
      const namespace = resolveNamespace(optionalText(args, "namespace"), appIdOf(shop));
      const found = findMetafield(shop, owner, namespace, text(args, "key"));
      return found && metafieldNode(owner, found);
    },
    metafields: (source, args, { shop }) => {
      const owner = ownerKey(gidOf(source));
      const wanted = wantedKeys(args, appIdOf(shop));
      const found = metafieldsOf(shop, owner).filter(wanted);
      return mapPage(paginateInOrder(found, args), (field) => metafieldNode(owner, field));
    },
  });
}

function wantedKeys(args: Readonly<Record<string, unknown>>, appId: number): (field: StoredMetafield) => boolean {
  const namespace = optionalText(args, "namespace");
  const inNamespace = namespace === null ? null : resolveNamespace(namespace, appId);
  const keys = texts(args, "keys").map((key) => {
    const at = key.lastIndexOf(".");
    return at < 0 ? key : `${resolveNamespace(key.slice(0, at), appId)}.${key.slice(at + 1)}`;
  });
  return (field) => {
    if (inNamespace !== null && field.namespace !== inNamespace) return false;
    return (
      keys.length === 0 ||
      keys.includes(`${field.namespace}.${field.key}`) ||
      (inNamespace !== null && keys.includes(field.key))
    );
  };
}

function appIdOf(shop: AdminContext["shop"]): number {
  return shop.installation?.appId ?? 0;
}

const TEXT_TYPES = /^((single|multi)_line_text_field|url|color|date|date_time|id|number_decimal|\w+_reference)$/;

/** The value as JSON types see it: numbers, booleans, lists and objects parsed, text as it is. */
export function jsonValue(type: string, value: string): unknown {
  return TEXT_TYPES.test(type) ? value : JSON.parse(value);
}

/** The gids that a reference or a list of references names; null for other types. */
function referencedGids(type: string, value: string): string[] | null {
  if (!type.includes("_reference")) return null;
  if (!type.startsWith("list.")) return [value];
  const parsed: unknown = JSON.parse(value);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}

/** The node behind a reference; null when it is gone. */
export function referenceOf(type: string, value: string, context: AdminContext): unknown {
  const [gid] = type.startsWith("list.") ? [] : (referencedGids(type, value) ?? []);
  return gid === undefined ? null : nodeByGid(gid, context);
}

/** The nodes behind a list of references, without those that are gone; null for other types. */
export function referencesOf(type: string, value: string, context: AdminContext): unknown[] | null {
  const gids = type.startsWith("list.") ? referencedGids(type, value) : null;
  return gids === null ? null : gids.flatMap((gid) => nodeByGid(gid, context) ?? []);
}

export const metafieldTypes: Record<string, ObjectResolvers> = {
  Metafield: resolversOf<MetafieldNode>({
    id: ({ field }) => toGid("Metafield", field.id),
    legacyResourceId: ({ field }) => String(field.id),
    namespace: ({ field }) => field.namespace,
    key: ({ field }) => field.key,
    type: ({ field }) => field.type,
    value: ({ field }) => field.value,
    jsonValue: ({ field }) => jsonValue(field.type, field.value),
    compareDigest: ({ field }) => compareDigest(field),
    sizeInBytes: ({ field }) => Buffer.byteLength(field.value),
    createdAt: ({ field }) => field.createdAt,
    updatedAt: ({ field }) => field.updatedAt,
    owner: ({ ownerGid }, _args, context) => nodeByGid(ownerGid, context),
    ownerType: ({ ownerGid }) => ownerTypeOf(ownerGid),
    definition: ({ ownerGid, field }, _args, { shop, deps }) =>
      findDefinition(shop, deps.appConfig, { ownerType: ownerTypeOf(ownerGid) ?? "", ...field }),
    reference: ({ field }, _args, context) => referenceOf(field.type, field.value, context),
    references: ({ field }, args, context) => {
      const nodes = referencesOf(field.type, field.value, context);
      return nodes && paginateInOrder(nodes, args);
    },
  }),
  MetafieldDefinition: resolversOf<DefinitionNode>({
    id: ({ id }) => toGid("MetafieldDefinition", id),
    name: ({ name }) => name,
    namespace: ({ namespace }) => namespace,
    key: ({ key }) => key,
    ownerType: ({ ownerType }) => ownerType,
    type: ({ type }) => type,
  }),
  MetafieldDefinitionType: resolversOf<string>({ name: (type) => type }),
};
