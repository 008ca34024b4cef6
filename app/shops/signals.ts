import { z } from "zod";
import { parseGid } from "#app/kernel/ids.ts";

/** What we keep of the webhooks about a shop and its customers: ids, scopes and hashes. */

const customerId = z.string().transform((gid) => String(parseGid(gid, "Customer")));

const Merge = z.object({
  admin_graphql_api_customer_kept_id: customerId,
  admin_graphql_api_customer_deleted_id: customerId,
  status: z.string(),
});

/** What a delivery of customers/merge is about, beside the deleted customer's id. */
export const MergeAbout = z.object({ keptId: z.string(), status: z.string() });

/** customers/merge: comes when a merge went well, and also when it failed. */
export function parseMerge(body: unknown) {
  const merge = Merge.parse(body);
  const about: z.infer<typeof MergeAbout> = {
    keptId: merge.admin_graphql_api_customer_kept_id,
    status: merge.status.toLowerCase(),
  };
  return { subjectId: merge.admin_graphql_api_customer_deleted_id, about };
}

/** What a delivery of app/scopes_update is about. */
export const ScopesAbout = z.object({ current: z.array(z.string()) });

/** app/scopes_update: the scopes granted now. */
export function parseScopes(body: unknown) {
  return { subjectId: null, about: ScopesAbout.parse(body) };
}

/**
 * shop/redact: that it came is all there is to know. The shop that the headers name must stand in the body too, because
 * only the body is signed and an erasure can't be undone.
 */
export function parseShopRedact(body: unknown, shop: string) {
  z.looseObject({ shop_domain: z.literal(shop) }).parse(body);
  return { subjectId: null };
}

/** app/uninstalled: that it came is all there is to know. */
export function parseNothing(body: unknown) {
  z.looseObject({}).parse(body);
  return { subjectId: null };
}
