import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import { legacyId, parseGid } from "#test/local-store/admin-api/gid.ts";
import type { StorefrontContext } from "./context.ts";
import { findMetaobject } from "./metaobject.ts";
import { productNode } from "./product.ts";
import { variantNode } from "./variant.ts";

/** What an id names; null where it is gone, or not for this buyer. */
export function findNode(gid: string, context: StorefrontContext): object | null {
  const { index } = context.scene.shop;
  const type = parseGid(gid)?.type;
  if (type === "Product") return productNode(index.product(legacyId(gid, "Product") ?? 0), context);
  if (type === "Metaobject") return findMetaobject({ id: gid }, context);
  if (type !== "ProductVariant") throw unknownHere(`nodes of type ${type}`);
  const found = index.variant(legacyId(gid, "ProductVariant") ?? 0);
  return found && productNode(found.product, context) ? variantNode(found.product, found.variant) : null;
}
