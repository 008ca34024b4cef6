import { parseAdminRequest } from "./admin-wiring.ts";
import { checkAccess } from "./auth/check-access.ts";
import { exchangeToken } from "./auth/exchange-token.ts";
import { type Door, type Exchange, headerOf, readJsonOrForm, sendJson, sendText } from "./http.ts";
import type { LocalShop } from "./local-shop.ts";
import type { StoreParts } from "./store-parts.ts";

/** What answers at `https://{shop}.myshopify.com`: tokens and the Admin API. */
export function shopifyDoor(parts: StoreParts): Door {
  return async (exchange) => {
    if (!exchange.host.endsWith(".myshopify.com")) return false;
    const shop = parts.shops.get(exchange.host);
    if (!shop) {
      sendJson(exchange.response, 404, { errors: "Not Found" });
      return true;
    }
    const { pathname } = exchange.url;
    if (pathname === "/admin/oauth/access_token") await answerTokens(parts, shop, exchange);
    else if (/^\/admin\/api\/[^/]+\/graphql\.json$/.test(pathname)) await answerGraphql(parts, shop, exchange);
    else sendJson(exchange.response, 404, { errors: "Not Found" });
    return true;
  };
}

async function answerTokens(parts: StoreParts, shop: LocalShop, { request, response, method }: Exchange) {
  if (method !== "POST") return sendJson(response, 404, { errors: "Not Found" });
  const body = await readJsonOrForm(request);
  const fault = parts.authFaults.take(shop.domain, grantTypeOf(body));
  if (fault === "unreachable") return void request.socket.destroy();
  if (fault === "error") return sendJson(response, 520, { errors: "Internal error" });
  if (fault === "refuse-refresh") {
    const error_description = "This request requires an active refresh_token";
    return sendJson(response, 401, { error: "invalid_request", error_description });
  }
  const answer = exchangeToken(shop, body, { app: parts.app, nowMs: parts.clock.now() });
  parts.changed();
  sendJson(response, answer.status, answer.body, { "cache-control": "no-store" });
}

function grantTypeOf(body: unknown): string {
  return typeof body === "object" && body !== null && "grant_type" in body ? String(body.grant_type) : "";
}

async function answerGraphql(parts: StoreParts, shop: LocalShop, exchange: Exchange) {
  const { request, response, method } = exchange;
  const access = checkAccess(shop, headerOf(request, "x-shopify-access-token"), parts.clock.now());
  if (!access.ok) return sendJson(response, access.status, access.body);
  if (method !== "POST") return sendJson(response, 405, { errors: "Method Not Allowed" });
  const asked = parseAdminRequest(await readJsonOrForm(request));
  if (!asked) return sendJson(response, 400, { errors: { query: "Required parameter missing or invalid" } });
  const answer = await parts.adminApi.execute(shop, asked, access);
  // A page of HTML is what a gateway answers when Shopify is down (a fault that tests set).
  if (typeof answer.body === "string") sendText(response, answer.status, "text/html", answer.body);
  else sendJson(response, answer.status, answer.body, answer.headers);
  parts.changed();
}
