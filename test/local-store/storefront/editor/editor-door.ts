import { readFileSync } from "node:fs";
import { z } from "zod";
import { type Door, type Exchange, sendText } from "#test/local-store/http.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { App } from "#test/local-store/storefront/placements.ts";
import { readForm } from "#test/local-store/storefront/read-form.ts";
import type { Storefront } from "#test/local-store/storefront/storefront.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";
import { editTheme, ThemeEdit } from "./edit-theme.ts";
import { editorPage } from "./editor-page.ts";
import { followDeepLink } from "./follow-deep-link.ts";

const HTML = "text/html; charset=utf-8";
const LOOPBACK = new Set(["127.0.0.1", "localhost"]);

/**
 * The theme editor of the local admin: `/store/{handle}/editor`. Deep links of the app
 * (`/themes/current/editor?template=…&addAppBlockId=…`) do what they ask for and land there.
 */
export function editorDoor(storefront: Storefront, storefrontUrl: (shop: LocalShop) => string): Door {
  return async (exchange) => {
    const { url, host, method } = exchange;
    const [, handle, path] =
      /^\/store\/([^/]+)\/(editor|themes\/current\/editor|__editor\.css)$/.exec(url.pathname) ?? [];
    const shop = handle && storefront.parts.shops.get(`${handle}.myshopify.com`);
    if (!shop || !LOOPBACK.has(host)) return false;
    const app = { handle: storefront.parts.manifest.handle, extensions: storefront.extensions() };
    try {
      if (path === "__editor.css") sendText(exchange.response, 200, "text/css", editorStyles());
      else if (path !== "editor") land(storefront, shop, app, exchange);
      else if (method === "POST") await answerEdit(storefront, shop, app, exchange);
      else
        sendText(
          exchange.response,
          200,
          HTML,
          editorPage(shop, app, { storefrontUrl: storefrontUrl(shop), query: url.searchParams }),
        );
    } catch (error) {
      if (!(error instanceof CannotChange || error instanceof z.ZodError)) throw error;
      go(exchange, shop, { template: url.searchParams.get("template") ?? "index", problem: error.message });
    }
    return true;
  };
}

function land(storefront: Storefront, shop: LocalShop, app: App, exchange: Exchange): void {
  const template = followDeepLink(shop, app, storefront.parts.app.apiKey, exchange.url.searchParams);
  settle(storefront, shop);
  go(exchange, shop, { template });
}

async function answerEdit(storefront: Storefront, shop: LocalShop, app: App, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  if (request.headers.origin !== `http://${request.headers.host}`) {
    return sendText(response, 403, "text/plain", "Another site's page may not edit the theme");
  }
  const fields = await readForm(exchange);
  const settings = [...fields].filter(([name]) => name.startsWith("setting."));
  const edit = ThemeEdit.parse({
    ...Object.fromEntries(fields),
    on: fields.get("on") === "true",
    settings: Object.fromEntries(settings.map(([name, value]) => [name.slice("setting.".length), value])),
  });
  editTheme(shop, app, edit);
  settle(storefront, shop);
  go(exchange, shop, { template: fields.get("template") ?? "index" });
}

function settle({ cache, parts }: Storefront, shop: LocalShop): void {
  cache.clear(shop);
  parts.changed();
}

function go({ response }: Exchange, shop: LocalShop, query: Record<string, string>): void {
  response.writeHead(302, { location: `/store/${shop.handle}/editor?${new URLSearchParams(query)}` }).end();
}

function editorStyles(): string {
  return readFileSync(new URL("editor.css", import.meta.url), "utf8");
}
