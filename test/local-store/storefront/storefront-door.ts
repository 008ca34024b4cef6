import type { Door, Exchange } from "#test/local-store/http.ts";
import { sendJson, sendText } from "#test/local-store/http.ts";
import { openVisit, type Visit } from "#test/local-store/shopper/open-visit.ts";
import { actionsScriptUrl } from "./browser-script.ts";
import { productJson } from "./objects/product.ts";
import { isVisible } from "./objects/scene.ts";
import { answerLocalization } from "./pages/change-place.ts";
import { decodePart } from "./pages/find-page.ts";
import { makeScene } from "./pages/make-scene.ts";
import { answerSignIn } from "./pages/sign-in.ts";
import { renderPage } from "./render/render-page.ts";
import { openPageAt, renderSections, type Storefront } from "./storefront.ts";

const HTML = "text/html; charset=utf-8";

/** The pages of the storefronts. Carts, checkouts and files have doors of their own, before this one. */
export function storefrontDoor(storefront: Storefront): Door {
  return async (exchange) => {
    const visit = openVisit(storefront.parts, exchange);
    if (!visit) return false;
    const { method, response, url } = exchange;
    if (method === "POST") {
      if (url.pathname === "/localization") await answerLocalization(storefront.parts, visit, exchange);
      else if (url.pathname === "/account/login") await answerSignIn(storefront.parts, visit, exchange);
      else if (url.pathname === "/account/logout") await answerSignIn(storefront.parts, visit, exchange);
      else return false;
    } else if (method !== "GET" && method !== "HEAD") return false;
    else if (/^\/products\/[^/]+\.js(on)?$/.test(url.pathname)) sendProduct(storefront, visit, exchange);
    else if (url.pathname.startsWith("/recommendations/products")) answerRecommendations(exchange);
    else if (url.searchParams.has("sections") || url.searchParams.has("section_id")) {
      await sendSections(storefront, visit, exchange);
    } else await sendPage(storefront, visit, exchange);
    response.end();
    return true;
  };
}

async function sendPage(storefront: Storefront, visit: Visit, exchange: Exchange): Promise<void> {
  const { parts, cache } = storefront;
  const key = cacheKey(visit, exchange);
  const nowMs = parts.clock.now();
  const kept = key === null ? null : cache.find(visit.shop, key, nowMs);
  if (kept !== null) return sendText(exchange.response, 200, HTML, kept);
  const { page, found } = await openPageAt(storefront, visit, exchange.url);
  const html = await renderPage(page, await actionsScriptUrl());
  if (key !== null && found.status === 200) cache.keep(visit.shop, key, nowMs, html);
  sendText(exchange.response, found.status, HTML, html);
}

/** Null: never kept, because the page is this visitor's own. */
function cacheKey({ shop, session }: Visit, { url }: Exchange): string | null {
  const hasCart = (shop.shoppers.carts[session.cartToken ?? ""]?.lines.length ?? 0) > 0;
  const isOwn = session.customerId !== null || session.designMode || hasCart || url.searchParams.has("editor");
  if (isOwn || url.pathname === "/cart" || url.pathname.startsWith("/account")) return null;
  return [url.host, url.pathname, url.search, session.countryCode, session.locale, session.actionsOff].join(" ");
}

async function sendSections(storefront: Storefront, visit: Visit, { response, url }: Exchange): Promise<void> {
  const single = url.searchParams.get("section_id");
  const ids = single === null ? (url.searchParams.get("sections") ?? "").split(",") : [single];
  const rendered = await renderSections(storefront, visit, url, ids);
  if (single === null) return sendJson(response, 200, rendered, { "cache-control": "no-store" });
  const html = rendered[single] ?? null;
  sendText(response, html === null ? 404 : 200, HTML, html ?? "");
}

function sendProduct({ parts }: Storefront, visit: Visit, { response, url }: Exchange): void {
  const scene = makeScene(parts, visit, url.searchParams);
  const [, handle = "", json] = /^\/products\/([^/]+)\.js(on)?$/.exec(url.pathname) ?? [];
  const product = scene.shop.world.products.find((one) => one.handle === decodePart(handle));
  const body = product && isVisible(scene, product) ? productJson(scene, product) : null;
  if (!body) sendJson(response, 404, { status: 404, message: "Not Found" });
  else sendJson(response, 200, json ? { product: body } : body, { "cache-control": "no-store" });
}

/** The store has no recommendations of its own: an app's offers stand alone. */
function answerRecommendations({ response, url }: Exchange): void {
  if (url.pathname.endsWith(".json")) sendJson(response, 200, { intent: url.searchParams.get("intent"), products: [] });
  else sendText(response, 200, HTML, "");
}
