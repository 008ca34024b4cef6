import { legacyId, parseGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldsOf } from "#test/local-store/admin-api/metafields/find.ts";
import { resolveMetaobjectType, resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import type { StoredMetaobject } from "#test/local-store/admin-api/state.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { type Lookup, lookup } from "./lookup.ts";
import { findProduct } from "./product.ts";
import type { Scene } from "./scene.ts";
import { findVariant } from "./variant.ts";

/** No list of references shows more than this many without a paginate tag. */
const LIST_LIMIT = 50;

/** `owner.metafields`: by namespace, then by key. Only what an app published through the Admin API, and the merchant's own. */
export function metafieldsObject(scene: Scene, ownerGid: string): Lookup {
  return lookup((name) => {
    const namespace = resolveNamespace(name, scene.appId);
    const fields = metafieldsOf(scene.shop, ownerGid).filter((field) => field.namespace === namespace);
    if (fields.length === 0) return null;
    return lazily(Object.fromEntries(fields.map((field) => [field.key, () => metafieldObject(scene, field)])));
  });
}

/** `metaobjects["$app:words"]["for-summer"]`, or the same under the type's full name. */
export function metaobjectsObject(scene: Scene): Lookup {
  return lookup((name) => {
    const type = resolveMetaobjectType(name, scene.appId);
    const all = Object.values(scene.shop.admin.metaobjects).filter((one) => one.type === type);
    if (all.length === 0) return null;
    const byHandle = (handle: string) => all.find((one) => one.handle === handle);
    return lookup(
      (handle) =>
        handle === "values"
          ? all.map((one) => metaobjectObject(scene, one))
          : metaobjectObject(scene, byHandle(handle)),
      () => all.map((one) => metaobjectObject(scene, one)),
    );
  });
}

function metaobjectObject(scene: Scene, metaobject: StoredMetaobject | undefined): LiquidObject | null {
  if (!metaobject) return null;
  const { type, handle, id, fields } = metaobject;
  const types = fieldTypes(scene, type);
  return lazily({
    system: () => ({ type, handle, id, url: null }),
    ...Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        () => metafieldObject(scene, { type: types[key] ?? "single_line_text_field", value }),
      ]),
    ),
  });
}

function fieldTypes(scene: Scene, type: string): Record<string, string> {
  const definition = scene.metaobjects.find((one) => resolveMetaobjectType(`$app:${one.type}`, scene.appId) === type);
  return Object.fromEntries((definition?.fields ?? []).map((field) => [field.key, field.type]));
}

function metafieldObject(scene: Scene, field: { type: string; value: string }): LiquidObject {
  return lazily(
    {
      type: () => field.type,
      value: () => readValue(scene, field),
      "list?": () => field.type.startsWith("list."),
    },
    () => field.value,
  );
}

/** The value as Liquid has it: references become objects, or nothing where what they name is gone or not for this visitor. */
function readValue(scene: Scene, { type, value }: { type: string; value: string }): unknown {
  if (type === "list.product_reference" || type === "list.variant_reference") {
    const gids: unknown = JSON.parse(value);
    if (!Array.isArray(gids)) return [];
    return gids.slice(0, LIST_LIMIT).map((gid) => followReference(scene, String(gid)));
  }
  if (type.endsWith("_reference")) return followReference(scene, value);
  if (type === "number_integer" || type === "number_decimal") return Number(value);
  if (type === "boolean") return value === "true";
  if (type === "rating") {
    const rating: { value: string; scale_min: string; scale_max: string } = JSON.parse(value);
    return { rating: Number(rating.value), scale_min: Number(rating.scale_min), scale_max: Number(rating.scale_max) };
  }
  return type === "json" || type.startsWith("list.") ? JSON.parse(value) : value;
}

function followReference(scene: Scene, gid: string): unknown {
  const type = parseGid(gid)?.type;
  if (type === "Product") return findProduct(scene, legacyId(gid, "Product"));
  if (type === "ProductVariant") return findVariant(scene, legacyId(gid, "ProductVariant"));
  const id = legacyId(gid, "Metaobject");
  return metaobjectObject(
    scene,
    Object.values(scene.shop.admin.metaobjects).find((one) => one.id === id),
  );
}
