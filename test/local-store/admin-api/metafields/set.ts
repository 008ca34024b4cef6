import { type Args, inputs, optionalText, text } from "#test/local-store/admin-api/args.ts";
import { type AdminContext, isoSeconds } from "#test/local-store/admin-api/context.ts";
import { accessDenied, type UserError } from "#test/local-store/admin-api/errors.ts";
import { belongsToOtherApp, resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import { isGranted } from "#test/local-store/admin-api/schema.ts";
import { nextId, type StoredMetafield } from "#test/local-store/admin-api/state.ts";
import { type MetafieldNode, metafieldNode } from "#test/local-store/admin-api/types/metafield.ts";
import { nodeExists } from "#test/local-store/admin-api/types/node.ts";
import { checkValue, isMetafieldType, plainType } from "./check-value.ts";
import { findDefinition } from "./definitions.ts";
import { compareDigest, findMetafield, keyOf, ownerKey, ownerTypeOf } from "./find.ts";
import { touchOwners } from "./touch-owners.ts";

/** `metafieldsSet` takes this many fields and bytes in one call, and sets all or none of them. */
export const MAX_FIELDS = 25;
const MAX_CALL_BYTES = 10 * 1024 * 1024;

/** What writing a field needs of a request. */
export type Writing = Pick<AdminContext, "shop" | "deps" | "nowMs">;

/** One field of the call with its namespace, type and owner made out. */
interface Wanted {
  ownerGid: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  current: StoredMetafield | null;
}

const WRITE_SCOPES: Record<string, string> = {
  COLLECTION: "write_products",
  COMPANY: "write_companies",
  COMPANY_LOCATION: "write_companies",
  CUSTOMER: "write_customers",
  DISCOUNT: "write_discounts",
  MARKET: "write_markets",
  ORDER: "write_orders",
  PRODUCT: "write_products",
  PRODUCTVARIANT: "write_products",
};

/** The mutation `metafieldsSet`. */
export function setMetafields(args: Args, context: AdminContext) {
  const fields = inputs(args, "metafields");
  const tooMuch = checkCall(fields);
  if (tooMuch) return { metafields: null, userErrors: [tooMuch] };
  const userErrors: UserError[] = [];
  const wanted: Wanted[] = [];
  for (const [index, field] of fields.entries()) {
    const result = checkField(field, index, context);
    if ("userError" in result) userErrors.push(result.userError);
    else wanted.push(result);
  }
  if (userErrors.length > 0) return { metafields: [], userErrors };
  return { metafields: writeFields(wanted, context), userErrors: [] };
}

function checkCall(fields: Args[]): UserError | null {
  if (fields.length > MAX_FIELDS) {
    return {
      field: ["metafields"],
      message: "Exceeded the maximum metafields input limit of 25.",
      code: "LESS_THAN_OR_EQUAL_TO",
    };
  }
  const bytes = fields.reduce((sum, field) => sum + Buffer.byteLength(text(field, "value")), 0);
  if (bytes <= MAX_CALL_BYTES) return null;
  return {
    field: ["metafields"],
    message: "The total size of the metafields exceeds the limit of 10MB.",
    code: "LESS_THAN_OR_EQUAL_TO",
  };
}

type Refusal = { userError: UserError };

function refusal(index: number, name: string | null, message: string, code: string): Refusal {
  const field = ["metafields", String(index), ...(name === null ? [] : [name])];
  return { userError: { field, message, code, elementIndex: null } };
}

function checkField(field: Args, index: number, context: AdminContext): Wanted | Refusal {
  const appId = context.shop.installation?.appId ?? 0;
  const ownerGid = ownerKey(text(field, "ownerId"));
  const ownerType = ownerTypeOf(ownerGid);
  if (ownerType === null || !nodeExists(ownerGid, context)) {
    return refusal(index, "ownerId", "Owner does not exist.", "INVALID");
  }
  requireWriteScope(ownerType, context);
  const namespace = resolveNamespace(optionalText(field, "namespace"), appId);
  const key = text(field, "key");
  const nameProblem = checkNames(namespace, key);
  if (nameProblem) return refusal(index, nameProblem.field, nameProblem.message, nameProblem.code);
  if (belongsToOtherApp(namespace, appId)) {
    const message = "Access to this namespace and key on Metafields for this resource type is not allowed.";
    return refusal(index, null, message, "APP_NOT_AUTHORIZED");
  }
  const type = checkType(field, index, context, { ownerType, namespace, key });
  if (typeof type !== "string") return type;
  const value = text(field, "value");
  const problem = checkValue(type, value, (gid) => nodeExists(gid, context));
  if (problem) return refusal(index, "value", problem.message, problem.code);
  const current = findMetafield(context.shop, ownerGid, namespace, key);
  const digest = checkDigest(field, current);
  if (digest) return refusal(index, null, digest.message, digest.code);
  return { ownerGid, namespace, key, type: plainType(type), value, current };
}

/** The type that was sent, or that of the definition; the two have to agree. */
function checkType(
  field: Args,
  index: number,
  { shop, deps }: AdminContext,
  place: Parameters<typeof findDefinition>[2],
): string | Refusal {
  const definition = findDefinition(shop, deps.appConfig, place);
  const type = optionalText(field, "type") ?? (definition && plainType(definition.type));
  if (type === null) return refusal(index, "type", "Type can't be blank", "BLANK");
  if (!isMetafieldType(type)) {
    return refusal(index, "type", `Type must be one of the supported types, not ${type}.`, "INVALID_TYPE");
  }
  if (definition && plainType(definition.type) !== plainType(type)) {
    const message = `Type '${type}' must be consistent with the definition's type: '${plainType(definition.type)}'.`;
    return refusal(index, "type", message, "INVALID_TYPE");
  }
  return type;
}

function checkNames(namespace: string, key: string): { field: string; message: string; code: string } | null {
  if (namespace.length < 3)
    return { field: "namespace", message: "Namespace is too short (minimum is 3 characters)", code: "TOO_SHORT" };
  if (namespace.length > 255)
    return { field: "namespace", message: "Namespace is too long (maximum is 255 characters)", code: "TOO_LONG" };
  if (key.length < 2) return { field: "key", message: "Key is too short (minimum is 2 characters)", code: "TOO_SHORT" };
  if (key.length > 64) return { field: "key", message: "Key is too long (maximum is 64 characters)", code: "TOO_LONG" };
  if (!/^[\w-]+$/.test(namespace))
    return { field: "namespace", message: "Namespace contains one or more invalid characters.", code: "INVALID" };
  if (!/^[\w-]+$/.test(key))
    return { field: "key", message: "Key contains one or more invalid characters.", code: "INVALID" };
  return null;
}

/** Compare-and-set: a digest must be the stored value's, an explicit null means that nothing may be stored yet. */
function checkDigest(field: Args, current: StoredMetafield | null): { message: string; code: string } | null {
  if (!("compareDigest" in field)) return null;
  const digest = optionalText(field, "compareDigest");
  if (digest !== null && current === null)
    return { message: "Invalid `compareDigest` value.", code: "INVALID_COMPARE_DIGEST" };
  const actual = current === null ? null : compareDigest(current);
  if (digest === actual) return null;
  const message = "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.";
  return { message, code: "STALE_OBJECT" };
}

/** Whoever may not change the owner may not change its metafields either. */
export function requireWriteScope(ownerType: string, context: AdminContext, fieldName = "metafieldsSet"): void {
  const scope = WRITE_SCOPES[ownerType];
  if (scope === undefined || isGranted({ scopes: [scope], words: "" }, context.scopes)) return;
  throw accessDenied(fieldName, {
    words: `\`${scope}\` access scope, the same access level needed to mutate the owner resource.`,
  });
}

/** Stores fields that were checked, and announces the owners whose fields changed. */
export function writeFields(wanted: readonly Wanted[], context: Writing): MetafieldNode[] {
  const at = isoSeconds(context.nowMs);
  const changedOwners = new Set<string>();
  const nodes = wanted.map(({ ownerGid, namespace, key, type, value, current }) => {
    const isSame = current?.value === value && current.type === type;
    const field: StoredMetafield = isSame
      ? current
      : {
          id: current?.id ?? nextId(context.shop.admin),
          namespace,
          key,
          type,
          value,
          createdAt: current?.createdAt ?? at,
          updatedAt: at,
        };
    context.shop.admin.metafields[ownerGid] = { ...context.shop.admin.metafields[ownerGid], [keyOf(field)]: field };
    if (!isSame) changedOwners.add(ownerGid);
    return metafieldNode(ownerGid, field);
  });
  touchOwners(changedOwners, at, context);
  return nodes;
}
