import { type Args, input, inputs, isRecord, optionalText, text } from "#test/local-store/admin-api/args.ts";
import {
  type AdminContext,
  isoSeconds,
  type ObjectResolvers,
  resolversOf,
} from "#test/local-store/admin-api/context.ts";
import type { UserError } from "#test/local-store/admin-api/errors.ts";
import { legacyId } from "#test/local-store/admin-api/gid.ts";
import { checkValue } from "#test/local-store/admin-api/metafields/check-value.ts";
import {
  metaobjectDefinition,
  type ResolvedDefinition,
} from "#test/local-store/admin-api/metafields/metaobject-definitions.ts";
import { belongsToOtherApp, resolveMetaobjectType } from "#test/local-store/admin-api/namespaces.ts";
import { nextId, type StoredMetaobject } from "#test/local-store/admin-api/state.ts";
import { metaobjectNode } from "#test/local-store/admin-api/types/metaobject.ts";
import { nodeExists } from "#test/local-store/admin-api/types/node.ts";

function refused(...userErrors: UserError[]) {
  return { metaobject: null, userErrors };
}

/** The mutation `metaobjectUpsert`: `metaobject.fields` change what they name, `values` replace everything. */
function upsert(args: Args, context: AdminContext) {
  const { shop } = context;
  const handle = input(args, "handle");
  const appId = shop.installation?.appId ?? 0;
  const type = resolveMetaobjectType(text(handle, "type"), appId);
  if (belongsToOtherApp(type, appId)) {
    return refused({
      field: ["handle", "type"],
      message: "Not authorized to edit metaobjects of this type.",
      code: "NOT_AUTHORIZED",
    });
  }
  const definition = metaobjectDefinition(context, type);
  if (!definition) {
    const message = `No metaobject definition exists for type "${text(handle, "type")}"`;
    return refused({ field: ["handle", "type"], message, code: "UNDEFINED_OBJECT_TYPE" });
  }
  const current = shop.admin.metaobjects[`${type}/${text(handle, "handle")}`] ?? null;
  const isReplacement = isRecord(args.values);
  const given = isReplacement ? fieldsOfValues(input(args, "values")) : fieldsOfInput(input(args, "metaobject"));
  const fields = isReplacement ? given : { ...current?.fields, ...given };
  const userErrors = checkFields(definition, given, fields, context);
  if (userErrors.length > 0) return refused(...userErrors);
  const newHandle = optionalText(input(args, "metaobject"), "handle") ?? text(handle, "handle");
  if (current) delete shop.admin.metaobjects[`${type}/${current.handle}`];
  const stored = store(shop.admin.metaobjects, { type, handle: newHandle, fields }, current, context);
  return { metaobject: metaobjectNode(stored), userErrors: [] };
}

function store(
  all: Record<string, StoredMetaobject>,
  wanted: Pick<StoredMetaobject, "type" | "handle" | "fields">,
  current: StoredMetaobject | null,
  { shop, nowMs }: AdminContext,
): StoredMetaobject {
  const at = isoSeconds(nowMs);
  const stored = {
    ...wanted,
    id: current?.id ?? nextId(shop.admin),
    createdAt: current?.createdAt ?? at,
    updatedAt: at,
  };
  all[`${wanted.type}/${wanted.handle}`] = stored;
  return stored;
}

function fieldsOfInput(metaobject: Args): Record<string, string> {
  return Object.fromEntries(inputs(metaobject, "fields").map((field) => [text(field, "key"), text(field, "value")]));
}

/** `values` holds JSON: text stays text, everything else is stored as its JSON. */
function fieldsOfValues(values: Args): Record<string, string> {
  const entries = Object.entries(values).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

function checkFields(
  definition: ResolvedDefinition,
  given: Record<string, string>,
  all: Record<string, string>,
  context: AdminContext,
): UserError[] {
  const path = ["metaobject", "fields"];
  const wrong = Object.entries(given).flatMap(([key, value], index): UserError[] => {
    const field = definition.fields.find((one) => one.key === key);
    const where = { field: [...path, String(index)], elementKey: key };
    if (!field)
      return [{ ...where, message: `Field definition "${key}" does not exist`, code: "UNDEFINED_OBJECT_FIELD" }];
    const problem = value === "" ? null : checkValue(field.type, value, (gid) => nodeExists(gid, context));
    return problem ? [{ ...where, message: problem.message, code: "INVALID_VALUE" }] : [];
  });
  const missing = definition.fields.filter((field) => field.required && !all[field.key]);
  return [
    ...wrong,
    ...missing.map((field) => ({
      field: ["metaobject"],
      message: `${field.name} can't be blank`,
      code: "OBJECT_FIELD_REQUIRED",
      elementKey: field.key,
    })),
  ];
}

/** The mutation `metaobjectDelete`. */
function remove(args: Args, { shop }: AdminContext) {
  const gid = text(args, "id");
  const id = legacyId(gid, "Metaobject");
  const found = Object.entries(shop.admin.metaobjects).find(([, metaobject]) => metaobject.id === id);
  if (!found)
    return { deletedId: null, userErrors: [{ field: ["id"], message: "Record not found", code: "RECORD_NOT_FOUND" }] };
  delete shop.admin.metaobjects[found[0]];
  return { deletedId: gid, userErrors: [] };
}

export const metaobjectMutations: ObjectResolvers = resolversOf<unknown>({
  metaobjectUpsert: (_root, args, context) => upsert(args, context),
  metaobjectDelete: (_root, args, context) => remove(args, context),
});
