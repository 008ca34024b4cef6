/** The namespace as Shopify stores it: `$app` (or none) and `$app:sub` belong to the app that asks. */
export function resolveNamespace(namespace: string | null | undefined, appId: number): string {
  if (namespace === null || namespace === undefined || namespace === "$app") return `app--${appId}`;
  if (namespace.startsWith("$app:")) return `app--${appId}--${namespace.slice("$app:".length)}`;
  return namespace;
}

/** The type of a metaobject as Shopify stores it: `$app:words` is `app--<appId>--words`. */
export function resolveMetaobjectType(type: string, appId: number): string {
  return type.startsWith("$app:") ? `app--${appId}--${type.slice("$app:".length)}` : type;
}

/** Whether a namespace or type is reserved to an app, and to another one than this. */
export function belongsToOtherApp(name: string, appId: number): boolean {
  const owner = /^app--(\d+)(--|$)/.exec(name)?.[1];
  return owner !== undefined && Number(owner) !== appId;
}

/** The part behind the app's own prefix; null when it is not the app's. */
export function ownPart(name: string, appId: number): string | null {
  const prefix = `app--${appId}`;
  if (name === prefix) return "";
  return name.startsWith(`${prefix}--`) ? name.slice(prefix.length + 2) : null;
}
