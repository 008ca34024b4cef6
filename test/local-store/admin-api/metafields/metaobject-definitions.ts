import type { MetaobjectDefinition } from "#test/local-store/admin-api/app-config.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { resolveMetaobjectType } from "#test/local-store/admin-api/namespaces.ts";

/** A definition of the app's toml under its full type. */
export interface ResolvedDefinition extends MetaobjectDefinition {
  id: number;
}

/** The definition of a type, with or without `$app:`; null when the app declares none. */
export function metaobjectDefinition({ shop, deps }: AdminContext, type: string): ResolvedDefinition | null {
  const appId = shop.installation?.appId ?? 0;
  const wanted = resolveMetaobjectType(type, appId);
  const at = deps.appConfig.metaobjects.findIndex((one) => resolveMetaobjectType(`$app:${one.type}`, appId) === wanted);
  const definition = deps.appConfig.metaobjects[at];
  return definition ? { ...definition, type: wanted, id: 8_000_000_000 + at } : null;
}
