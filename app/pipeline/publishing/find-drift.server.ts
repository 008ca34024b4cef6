import { comparePublications, type Drift } from "#app/pipeline/publishing/compare-publications.ts";
import { listKnownKeys, listSettled } from "#app/pipeline/publishing/store.server.ts";
import { getTarget } from "#app/pipeline/publishing/target-store.server.ts";
import { INSTALLATION_NAMESPACE, METAOBJECT_TYPES, metaobjectOwner } from "#app/pipeline/publishing/wire.ts";
import { readOtherMetafields, readProductMetafields } from "#app/shopify/read-publications.server.ts";
import { listMetaobjects } from "#app/shopify/save-metaobject.server.ts";

/**
 * Reads all our metafields and compares them with the ledger.
 * @param url the products' metafields, as Shopify listed them. @param before when that list was begun
 */
export async function findDrift(
  shop: string,
  { url, before, signal }: { url: string | null; before: Date; signal: AbortSignal },
): Promise<Drift> {
  const comparison = comparePublications(await listSettled(shop, before), await listKnownKeys(shop));
  for await (const row of url ? readProductMetafields(url, signal) : []) {
    if ("productId" in row) comparison.seeOwner(row.productId);
    else comparison.seeMetafield(row);
  }
  for (const type of Object.values(METAOBJECT_TYPES)) {
    for await (const { handle, digest } of listMetaobjects(shop, type)) {
      const ownerId = metaobjectOwner(type, handle);
      comparison.seeOwner(ownerId);
      comparison.seeMetafield({ ownerId, key: type, compareDigest: digest });
    }
  }
  const target = await getTarget(shop);
  const discountGid = target?.discountGid ?? null;
  for (const owner of [target?.shopGid, target?.installationGid, discountGid]) if (owner) comparison.seeOwner(owner);
  const others = await readOtherMetafields(shop, { discountGid, namespace: INSTALLATION_NAMESPACE });
  for (const one of others) comparison.seeMetafield(one);
  return comparison.end();
}
