import { type Args, inputs, optionalText, text } from "#test/local-store/admin-api/args.ts";
import {
  type AdminContext,
  isoSeconds,
  type ObjectResolvers,
  resolversOf,
} from "#test/local-store/admin-api/context.ts";
import type { UserError } from "#test/local-store/admin-api/errors.ts";
import { legacyId } from "#test/local-store/admin-api/gid.ts";
import { type DefinitionNode, STANDARD_DEFINITIONS } from "#test/local-store/admin-api/metafields/definitions.ts";
import { ownerKey, ownerTypeOf } from "#test/local-store/admin-api/metafields/find.ts";
import { requireWriteScope, setMetafields } from "#test/local-store/admin-api/metafields/set.ts";
import { touchOwners } from "#test/local-store/admin-api/metafields/touch-owners.ts";
import { belongsToOtherApp, resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import { nextId } from "#test/local-store/admin-api/state.ts";

/** The mutation `metafieldsDelete`: a field that is not there is no error but a null in the answer. */
function deleteMetafields(args: Args, context: AdminContext) {
  const appId = context.shop.installation?.appId ?? 0;
  const wanted = inputs(args, "metafields").map((field) => ({
    ownerId: text(field, "ownerId"),
    namespace: resolveNamespace(text(field, "namespace"), appId),
    key: text(field, "key"),
  }));
  const userErrors = wanted.flatMap(({ ownerId, namespace }, index): UserError[] => {
    requireWriteScope(ownerTypeOf(ownerId) ?? "", context, "metafieldsDelete");
    if (!belongsToOtherApp(namespace, appId)) return [];
    return [
      {
        field: ["metafields", String(index)],
        message: "Access to this namespace and key on Metafields for this resource type is not allowed.",
      },
    ];
  });
  if (userErrors.length > 0) return { deletedMetafields: [], userErrors };
  const changed = new Set<string>();
  const deletedMetafields = wanted.map((one) => {
    const owned = context.shop.admin.metafields[ownerKey(one.ownerId)];
    const key = `${one.namespace}.${one.key}`;
    if (!owned || !(key in owned)) return null;
    delete owned[key];
    changed.add(ownerKey(one.ownerId));
    return one;
  });
  touchOwners(changed, isoSeconds(context.nowMs), context);
  return { deletedMetafields, userErrors: [] };
}

/** The mutation `standardMetafieldDefinitionEnable` for the definitions the local store knows. */
function enableStandardDefinition(args: Args, { shop }: AdminContext) {
  const id = optionalText(args, "id");
  const templateId = id === null ? null : legacyId(id, "StandardMetafieldDefinitionTemplate");
  const found = STANDARD_DEFINITIONS.find(
    (one) =>
      one.ownerType === text(args, "ownerType") &&
      (id === null ? one.namespace === args.namespace && one.key === args.key : one.templateId === templateId),
  );
  if (!found) {
    const message = "A standard definition wasn't found for the specified owner type, namespace, and key.";
    return { createdDefinition: null, userErrors: [{ field: null, message, code: "TEMPLATE_NOT_FOUND" }] };
  }
  const { ownerType, namespace, key, type, name } = found;
  let enabled = shop.admin.standardDefinitions.find((one) => one.namespace === namespace && one.key === key);
  if (!enabled) {
    enabled = { ownerType, namespace, key, type, id: nextId(shop.admin) };
    shop.admin.standardDefinitions.push(enabled);
  }
  const createdDefinition: DefinitionNode = { __typename: "MetafieldDefinition", name, ...enabled };
  return { createdDefinition, userErrors: [] };
}

export const metafieldMutations: ObjectResolvers = resolversOf<unknown>({
  metafieldsSet: (_root, args, context) => setMetafields(args, context),
  metafieldsDelete: (_root, args, context) => deleteMetafields(args, context),
  standardMetafieldDefinitionEnable: (_root, args, context) => enableStandardDefinition(args, context),
});
