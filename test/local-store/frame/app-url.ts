import { createHmac, randomBytes } from "node:crypto";
import type { LocalShop } from "#test/local-store/local-shop.ts";

/**
 * The address that Shopify's admin gives the app's iframe: the app's path with `embedded, hmac, host, id_token, locale,
 * session, shop, timestamp`. `origin` is where the browser reaches the app.
 */
export function appUrl(
  origin: string,
  path: string,
  shop: LocalShop,
  deps: { apiSecret: string; idToken: string },
): string {
  const url = new URL(path, origin);
  const params: Record<string, string> = {
    embedded: "1",
    host: Buffer.from(`admin.shopify.com/store/${shop.handle}`).toString("base64").replace(/=+$/, ""),
    id_token: deps.idToken,
    locale: "en",
    session: randomBytes(32).toString("hex"),
    shop: shop.domain,
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value);
  url.searchParams.set("hmac", hmacOf(url.searchParams, deps.apiSecret));
  return url.href;
}

/** Hex HMAC-SHA256 over the sorted query without `hmac` itself. */
function hmacOf(query: URLSearchParams, secret: string): string {
  const sorted = new URLSearchParams([...query].filter(([key]) => key !== "hmac"));
  sorted.sort();
  return createHmac("sha256", secret).update(sorted.toString()).digest("hex");
}
