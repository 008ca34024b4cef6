import { randomBytes } from "node:crypto";

/**
 * The tokens of one shop.
 *
 * - *access token*: what the app sends as `X-Shopify-Access-Token`.
 * - *refresh token*: buys the next pair. It *rotates*: using it makes a new one; the old one stays usable (the answer may
 *   have been lost) until the new one is used, at most 30 days after its first use.
 *   https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
 */
export interface Grants {
  accessTokens: AccessToken[];
  refreshTokens: RefreshToken[];
}

export interface AccessToken {
  token: string;
  kind: "offline" | "online";
  userId: number | null;
  scopes: string[];
  issuedAtMs: number;
  /** Null: a non-expiring offline token, which the Admin API refuses. */
  expiresAtMs: number | null;
}

export interface RefreshToken {
  token: string;
  scopes: string[];
  expiresAtMs: number;
  firstUsedAtMs: number | null;
  /** The token whose use made this one. */
  parent: string | null;
}

export const ACCESS_TOKEN_SECONDS = 3600;
export const ONLINE_TOKEN_SECONDS = 86_399;
export const REFRESH_TOKEN_SECONDS = 90 * 24 * 3600;
const REUSE_DAYS = 30;

export function emptyGrants(): Grants {
  return { accessTokens: [], refreshTokens: [] };
}

/** Issues an access token; only an expiring offline one comes with a refresh token. */
export function issueTokens(
  grants: Grants,
  wanted: { kind: "offline" | "online"; expiring: boolean; scopes: string[]; userId: number | null; parent?: string },
  nowMs: number,
): { access: AccessToken; refresh: RefreshToken | null } {
  const seconds = wanted.kind === "online" ? ONLINE_TOKEN_SECONDS : wanted.expiring ? ACCESS_TOKEN_SECONDS : null;
  const access: AccessToken = {
    token: `${wanted.kind === "online" ? "shpua" : "shpat"}_${randomBytes(16).toString("hex")}`,
    kind: wanted.kind,
    userId: wanted.kind === "online" ? wanted.userId : null,
    scopes: wanted.scopes,
    issuedAtMs: nowMs,
    expiresAtMs: seconds === null ? null : nowMs + seconds * 1000,
  };
  forgetExpired(grants, nowMs);
  grants.accessTokens.push(access);
  if (wanted.kind === "online" || !wanted.expiring) return { access, refresh: null };
  const refresh: RefreshToken = {
    token: `shprt_${randomBytes(16).toString("hex")}`,
    scopes: wanted.scopes,
    expiresAtMs: nowMs + REFRESH_TOKEN_SECONDS * 1000,
    firstUsedAtMs: null,
    parent: wanted.parent ?? null,
  };
  grants.refreshTokens.push(refresh);
  return { access, refresh };
}

/** Uses a refresh token: null if it is unknown, expired or retired by the use of its successor. */
export function spendRefreshToken(grants: Grants, token: string, nowMs: number): RefreshToken | null {
  const found = grants.refreshTokens.find((refresh) => refresh.token === token);
  if (!found || found.expiresAtMs <= nowMs) return null;
  if (found.firstUsedAtMs !== null && nowMs - found.firstUsedAtMs > REUSE_DAYS * 86_400_000) return null;
  found.firstUsedAtMs ??= nowMs;
  // Using this one proves that it arrived: what it came from is retired, and so are its siblings from a repeated try.
  const parent = found.parent;
  if (parent !== null) {
    grants.refreshTokens = grants.refreshTokens.filter(
      (refresh) => refresh === found || (refresh.token !== parent && refresh.parent !== parent),
    );
  }
  return found;
}

export function findAccessToken(grants: Grants, token: string, nowMs: number): AccessToken | null {
  const found = grants.accessTokens.find((access) => access.token === token);
  if (!found || (found.expiresAtMs !== null && found.expiresAtMs <= nowMs)) return null;
  return found;
}

/** A day after it expired nobody asks for an access token any more; without this the list grows by one an hour. */
function forgetExpired(grants: Grants, nowMs: number): void {
  const dayAgo = nowMs - 86_400_000;
  grants.accessTokens = grants.accessTokens.filter((access) => (access.expiresAtMs ?? nowMs) > dayAgo);
  grants.refreshTokens = grants.refreshTokens.filter((refresh) => refresh.expiresAtMs > dayAgo);
}
