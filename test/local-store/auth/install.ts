import { forgetApp } from "#test/local-store/admin-api/forget-app.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { toShopPayload } from "#test/local-store/webhooks/payloads/shop-payload.ts";
import { emptyGrants } from "./grants.ts";

/** 48 hours pass between an uninstall and `shop/redact`. */
const REDACT_AFTER_MS = 48 * 3_600_000;

/**
 * Managed install: the merchant opens the app and Shopify grants the scopes of the toml, without a visit to the app's server.
 * Installing an installed app changes nothing. `scopes` instead of the toml's plays a merchant who granted others.
 */
export function installApp(parts: StoreParts, shop: LocalShop, scopes = parts.manifest.scopes): void {
  if (shop.installation) return;
  shop.generation += 1;
  shop.installation = {
    appId: parts.app.id,
    apiKey: parts.app.apiKey,
    scopes: [...scopes],
    installedAt: new Date(parts.clock.now()).toISOString(),
  };
  parts.changed();
}

/** Takes the app out with all it has put in: tokens die at once, `app/uninstalled` goes out, and 48 hours later `shop/redact`. */
export function uninstallApp(parts: StoreParts, shop: LocalShop): void {
  if (!shop.installation) return;
  forgetApp(shop.admin, shop.installation.appId);
  shop.installation = null;
  shop.grants = emptyGrants();
  parts.webhooks.send(shop.domain, "app/uninstalled", toShopPayload(shop.world.shop));
  planShopRedact(parts, shop, { atMs: parts.clock.now() + REDACT_AFTER_MS, generation: shop.generation });
  parts.changed();
}

/** Plans `shop/redact`; a shop that took the app in again before then is not redacted. */
export function planShopRedact(parts: StoreParts, shop: LocalShop, due: { atMs: number; generation: number }): void {
  shop.redactDue = due;
  parts.clock.at(due.atMs, () => {
    if (shop.redactDue !== due) return;
    shop.redactDue = null;
    if (shop.installation || shop.generation !== due.generation) return;
    parts.webhooks.send(shop.domain, "shop/redact", { shop_id: shop.world.shop.id, shop_domain: shop.domain });
    parts.changed();
  });
}

/** Replaces the granted scopes and tells the app by `app/scopes_update`, if anything changed. */
export function changeScopes(parts: StoreParts, shop: LocalShop, scopes: string[]): void {
  if (!shop.installation) throw new Error(`The app is not installed in ${shop.domain}`);
  const previous = shop.installation.scopes;
  const same = previous.length === scopes.length && scopes.every((scope) => previous.includes(scope));
  if (same) return;
  shop.installation = { ...shop.installation, scopes: [...scopes] };
  parts.webhooks.send(shop.domain, "app/scopes_update", {
    id: shop.admin.appInstallationId,
    shop_id: `gid://shopify/Shop/${shop.world.shop.id}`,
    previous,
    current: scopes,
    updated_at: new Date(parts.clock.now()).toISOString(),
  });
  parts.changed();
}
