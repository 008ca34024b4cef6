import { toGid } from "./gid.ts";
import { ownPart } from "./namespaces.ts";
import type { AdminApiState } from "./state.ts";

/**
 * What goes with an app: the discounts of its Functions, its pixel, the data of its installation, and metafields and
 * metaobjects in namespaces that are its own. (Shopify documents that these are out of reach then, not when they are deleted.)
 */
export function forgetApp(admin: AdminApiState, appId: number): void {
  admin.discounts = [];
  admin.webPixel = null;
  delete admin.metafields[toGid("AppInstallation", admin.appInstallationId)];
  for (const [owner, fields] of Object.entries(admin.metafields)) {
    const others = Object.entries(fields).filter(([, field]) => ownPart(field.namespace, appId) === null);
    admin.metafields[owner] = Object.fromEntries(others);
    if (others.length === 0) delete admin.metafields[owner];
  }
  const metaobjects = Object.entries(admin.metaobjects).filter(([, one]) => ownPart(one.type, appId) === null);
  admin.metaobjects = Object.fromEntries(metaobjects);
}
