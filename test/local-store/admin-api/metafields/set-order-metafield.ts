import type { UserError } from "#test/local-store/admin-api/errors.ts";
import { resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import type { StoredMetafield } from "#test/local-store/admin-api/state.ts";
import { checkValue, plainType } from "./check-value.ts";
import { findMetafield } from "./find.ts";
import { type Writing, writeFields } from "./set.ts";

/** A field as `metafieldsSet` of the Customer Account API takes it; without `namespace` it is the app's own. */
export type CustomersField = { orderId: number; namespace?: string | null; key: string; value: string };

/**
 * A customer writes a metafield onto an order, through the app's extension. Whose order it is and whether they are signed
 * in is the caller's to check. Only what the app's toml opens for writing is stored, and where the Admin API finds it; the
 * order moves in `updatedAt` and is announced.
 */
export function setOrderMetafield(
  { orderId, namespace, key, value }: CustomersField,
  at: Writing,
): { metafield: StoredMetafield } | { userError: UserError } {
  const { shop, deps } = at;
  const refuse = (name: string, message: string, code: string) => ({
    userError: { field: ["metafields", "0", name], message, code, elementIndex: null },
  });
  if (!shop.index.order(orderId)) return refuse("ownerId", "Owner does not exist.", "INVALID");
  const appId = shop.installation?.appId ?? 0;
  const isOwn = resolveNamespace(namespace, appId) === resolveNamespace(null, appId);
  const definition = deps.appConfig.metafields.find((one) => one.owner === "order" && one.key === key);
  const isGranted = shop.installation?.scopes.includes("customer_write_orders") ?? false;
  if (!isOwn || definition?.customerAccount !== "read_write" || !isGranted) {
    const message = "Access to this namespace and key on Metafields for this resource type is not allowed.";
    return refuse("namespace", message, "APP_NOT_AUTHORIZED");
  }
  const type = plainType(definition.type);
  const problem = checkValue(type, value, () => false);
  if (problem) return refuse("value", problem.message, problem.code);
  const ownerGid = `gid://shopify/Order/${orderId}`;
  const place = { ownerGid, namespace: resolveNamespace(null, appId), key };
  const current = findMetafield(shop, ownerGid, place.namespace, key);
  const [written] = writeFields([{ ...place, type, value, current }], at);
  if (!written) throw new Error("A field that was written is there");
  return { metafield: written.field };
}
