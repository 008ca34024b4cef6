import type { LocalShop } from "#test/local-store/local-shop.ts";
import { findAccessToken } from "./grants.ts";

/** Who a call of the Admin API comes from, or the answer that refuses it. */
export type AccessCheck =
  | { ok: true; scopes: string[]; kind: "offline" | "online"; userId: number | null }
  | { ok: false; status: number; body: { errors: string } };

const BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)";
/** Public apps made since April 2026 get this with a token that never expires. */
const NON_EXPIRING =
  "[API] Non-expiring access tokens are no longer accepted for the Admin API. Start using expiring offline tokens.";

/** Checks `X-Shopify-Access-Token` as Shopify does: 401 for a bad, expired or revoked token, 403 for a non-expiring one. */
export function checkAccess(shop: LocalShop, token: string | undefined, nowMs: number): AccessCheck {
  const access = token && shop.installation ? findAccessToken(shop.grants, token, nowMs) : null;
  if (!access || !shop.installation) return { ok: false, status: 401, body: { errors: BAD_TOKEN } };
  if (access.expiresAtMs === null) return { ok: false, status: 403, body: { errors: NON_EXPIRING } };
  // What the merchant grants or takes back holds for tokens that are already out: Shopify's own template only notes the new
  // scopes on app/scopes_update and keeps its token.
  const { scopes } = shop.installation;
  return { ok: true, scopes, kind: access.kind, userId: access.userId };
}
