import { findCollection } from "#test/local-store/storefront/objects/collection.ts";
import { type LiquidObject, lazily } from "#test/local-store/storefront/objects/lazily.ts";
import { metaobjectsObject } from "#test/local-store/storefront/objects/metafields.ts";
import { findProduct } from "#test/local-store/storefront/objects/product.ts";
import type { Scene } from "#test/local-store/storefront/objects/scene.ts";
import type { Setting } from "#test/local-store/storefront/schema.ts";

/** What a page lends to settings that are bound to it: its product and collection. */
export type Closest = { product?: unknown; collection?: unknown };

/** `section.settings` and `block.settings`: what the merchant chose, else the schema's default. */
export function settingsObject(
  scene: Scene,
  settings: readonly Setting[],
  chosen: Record<string, unknown>,
  closest: Closest,
): LiquidObject {
  const fields = settings.flatMap((setting) => {
    const { id } = setting;
    return id === undefined ? [] : [[id, () => read(scene, setting, chosen[id], closest)] as const];
  });
  return lazily(Object.fromEntries(fields));
}

function read(scene: Scene, setting: Setting, chosen: unknown, closest: Closest): unknown {
  const value = chosen ?? setting.default ?? null;
  switch (setting.type) {
    case "product":
      return isBound(setting, value) ? (closest.product ?? null) : productByHandle(scene, value);
    case "collection":
      return isBound(setting, value) ? (closest.collection ?? null) : findCollection(scene, String(value ?? ""));
    case "product_list":
      return listOf(value).flatMap((handle) => productByHandle(scene, handle) ?? []);
    case "metaobject":
      return metaobjectByHandle(scene, setting, value);
    case "checkbox":
      return value === true || value === "true";
    case "range":
    case "number":
      return value === null || value === "" ? null : Number(value);
    default:
      return value;
  }
}

/** A dynamic source, or a resource that fills itself from the page. */
function isBound({ autofill }: Setting, value: unknown): boolean {
  if (typeof value === "string" && /^\{\{\s*(closest\.)?(product|collection)\s*\}\}$/.test(value)) return true;
  return autofill === true && (value === null || value === "");
}

function productByHandle(scene: Scene, handle: unknown): LiquidObject | null {
  const found = scene.shop.world.products.find((product) => product.handle === handle);
  return findProduct(scene, found?.id ?? null);
}

function metaobjectByHandle(scene: Scene, setting: Setting, handle: unknown): unknown {
  const all = metaobjectsObject(scene)[String(setting.metaobject_type ?? "")];
  return typeof all === "object" && all !== null && typeof handle === "string" ? Reflect.get(all, handle) : null;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
