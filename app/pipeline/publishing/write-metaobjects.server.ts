import type { OwnerWrites } from "#app/pipeline/publishing/plan-writes.ts";
import { Campaign, METAOBJECT_TYPES, parseMetaobjectOwner, Words } from "#app/pipeline/publishing/wire.ts";
import type { RefusedMetafield, SavedMetafield } from "#app/shopify/save-metafields.server.ts";
import { deleteMetaobject, saveMetaobject } from "#app/shopify/save-metaobject.server.ts";

/** Brings one metaobject to what it is to hold; one that is to hold nothing is removed. */
export async function writeMetaobject(
  shop: string,
  { ownerId, writes }: OwnerWrites,
): Promise<{ saved: SavedMetafield[]; refused: RefusedMetafield[]; isRemoved: boolean }> {
  const name = parseMetaobjectOwner(ownerId);
  const saved: SavedMetafield[] = [];
  const refused: RefusedMetafield[] = [];
  let isRemoved = false;
  for (const { key, value } of writes) {
    const fields = toFields(key, JSON.parse(value));
    if (fields === null) {
      await deleteMetaobject(shop, name);
      isRemoved = true;
      continue;
    }
    const outcome = await saveMetaobject(shop, name, fields);
    if ("digest" in outcome) saved.push({ ownerId, key, compareDigest: outcome.digest });
    else refused.push({ ownerId, key, reason: outcome.refused, isOwnerGone: false, missingId: outcome.missingId });
  }
  return { saved, refused, isRemoved };
}

/** The fields of a metaobject as Shopify takes them: texts, an empty one where there is nothing to say. */
function toFields(type: string, value: unknown): Record<string, string> | null {
  if (value === null) return null;
  if (type === METAOBJECT_TYPES.words) {
    const { title, call_to_action = "" } = Words.parse(value);
    return { title, call_to_action };
  }
  const { title, text = "", products, bundle } = Campaign.parse(value);
  return { title, text, products: JSON.stringify(products), bundle: JSON.stringify(bundle) };
}
