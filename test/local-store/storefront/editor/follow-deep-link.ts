import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { App } from "#test/local-store/storefront/placements.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";
import { editTheme } from "./edit-theme.ts";

/**
 * Does what an app's deep link into the theme editor asks for
 * (https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking): add a block, or turn an embed on.
 * @returns the template to show
 */
export function followDeepLink(shop: LocalShop, app: App, apiKey: string, query: URLSearchParams): string {
  const template = query.get("template") ?? "index";
  const added = ownBlock(apiKey, query.get("addAppBlockId"));
  const embed = ownBlock(apiKey, query.get("activateAppId"));
  if (added) {
    const section = sectionFor(query.get("target") ?? "newAppsSection");
    editTheme(shop, app, { verb: "add", template, section, block: added });
  }
  if (embed) editTheme(shop, app, { verb: "switch", block: embed, on: true });
  return template;
}

/** `<client id>/<block>`; a link of another app is refused. */
function ownBlock(apiKey: string, id: string | null): string | null {
  if (id === null) return null;
  const [owner, block] = id.split("/");
  if (owner !== apiKey || !block)
    throw new CannotChange(`${id} names no block of the app with the client id ${apiKey}`);
  return block;
}

/** Every template of the store's theme has an apps section, so that a new one need not be made. */
function sectionFor(target: string): string {
  if (target === "mainSection") return "main";
  if (target === "newAppsSection") return "apps";
  const [, id] = /^sectionId:(?:template--.+__)?(.+)$/.exec(target) ?? [];
  if (id) return id;
  throw new CannotChange(`The local store's editor has no target ${target}`);
}
