import { toGid } from "#test/local-store/admin-api/gid.ts";
import { findMetafield } from "#test/local-store/admin-api/metafields/find.ts";
import { resolveNamespace } from "#test/local-store/admin-api/namespaces.ts";
import type { Schema } from "#test/local-store/storefront/schema.ts";
import type { Page } from "./open-page.ts";

/**
 * Whether the app lets its block be shown: `available_if` names a boolean of its own data
 * (https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration). An app that is not installed shows nothing.
 */
export function isSwitchedOn(page: Pick<Page, "scene">, { available_if }: Schema): boolean {
  const { shop, appId } = page.scene;
  if (!shop.installation) return false;
  if (available_if === undefined) return true;
  const [, namespace = "", key = ""] = /^\{\{\s*app\.metafields\.([\w-]+)\.([\w-]+)\s*\}\}$/.exec(available_if) ?? [];
  const owner = toGid("AppInstallation", shop.admin.appInstallationId);
  return findMetafield(shop, owner, resolveNamespace(namespace, appId), key)?.value === "true";
}
