import { NO_PICTURE } from "#test/local-store/frame/cdn-door.ts";
import { type Door, type Exchange, sendText } from "#test/local-store/http.ts";
import { readAppAsset } from "./asset-urls.ts";
import { actionsScript } from "./browser-script.ts";
import type { Storefront } from "./storefront.ts";
import { readThemeAsset } from "./theme.ts";

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
};

/** Files of the theme and of apps, and pictures of products, under `/cdn/`, as Shopify's CDN serves them on a shop's own host. */
export function assetDoor(storefront: Storefront): Door {
  return async (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === "/favicon.ico") {
      sendFile(exchange, "image/svg+xml", NO_PICTURE);
      return true;
    }
    if (!pathname.startsWith("/cdn/")) return false;
    const name = decodeURIComponent(pathname.split("/").at(-1) ?? "");
    if (pathname.startsWith("/cdn/shop/files/")) {
      sendFile(exchange, "image/svg+xml", storefront.parts.findImage(name) ?? NO_PICTURE);
      return true;
    }
    const text = await findText(storefront, pathname, name);
    if (text === null) sendText(exchange.response, 404, "text/plain", "Not Found");
    else sendFile(exchange, TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream", text);
    return true;
  };
}

async function findText(storefront: Storefront, pathname: string, name: string): Promise<string | null> {
  if (pathname === "/cdn/storefront/standard-actions.js") return (await actionsScript()).text;
  if (pathname.startsWith("/cdn/shop/t/")) return readThemeAsset(name)?.text ?? null;
  const [, uid] = /^\/cdn\/extensions\/([^/]+)\/[^/]+\/assets\/[^/]+$/.exec(pathname) ?? [];
  const extension = storefront.extensions().find((one) => one.uid === uid);
  return (extension && readAppAsset(extension, name)?.text) ?? null;
}

/** Addresses carry a mark of the content, so browsers keep a file for a year. */
function sendFile({ response }: Exchange, type: string, body: string): void {
  response.writeHead(200, { "content-type": type, "cache-control": "public, max-age=31536000, immutable" });
  response.end(body);
}
