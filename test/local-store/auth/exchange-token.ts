import { z } from "zod";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { type AccessToken, issueTokens, type RefreshToken, spendRefreshToken } from "./grants.ts";
import { readSessionToken } from "./session-token.ts";

/**
 * `POST /admin/oauth/access_token`: session token → access token, refresh token → next pair.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange
 */
const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

const requestSchema = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string().optional(),
  subject_token: z.string().optional(),
  requested_token_type: z.string().optional(),
  expiring: z.coerce.string().optional(),
  refresh_token: z.string().optional(),
});

type TokenRequest = z.infer<typeof requestSchema>;

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

export interface ExchangeDeps {
  app: { apiKey: string; apiSecret: string };
  nowMs: number;
}

/** Answers a token request for `shop` as Shopify does, errors included. */
export function exchangeToken(shop: LocalShop, body: unknown, deps: ExchangeDeps): TokenAnswer {
  const parsed = requestSchema.safeParse(body);
  if (!parsed.success) return refuse(400, "invalid_request", "The request is missing a required parameter");
  const request = parsed.data;
  if (request.client_id !== deps.app.apiKey || request.client_secret !== deps.app.apiSecret) {
    return refuse(401, "invalid_client", "Client authentication failed due to unknown client or wrong secret");
  }
  if (request.grant_type === "refresh_token") return refresh(shop, request, deps);
  if (request.grant_type === TOKEN_EXCHANGE) return exchange(shop, request, deps);
  return refuse(400, "unsupported_grant_type", "The local store knows token exchange and refresh_token only");
}

function exchange(shop: LocalShop, request: TokenRequest, deps: ExchangeDeps): TokenAnswer {
  const claims = readSessionToken(request.subject_token ?? "", deps.app);
  if (!claims || claims.dest !== `https://${shop.domain}` || !shop.installation) {
    return refuse(400, "invalid_subject_token", "The subject token is invalid, expired or not for this shop");
  }
  const kind = request.requested_token_type === ONLINE ? "online" : "offline";
  const { access, refresh } = issueTokens(
    shop.grants,
    {
      kind,
      expiring: request.expiring === "1" || request.expiring === "true",
      scopes: shop.installation.scopes,
      userId: Number(claims.sub),
    },
    deps.nowMs,
  );
  return { status: 200, body: toAnswer(shop, access, refresh, deps.nowMs) };
}

function refresh(shop: LocalShop, request: TokenRequest, deps: ExchangeDeps): TokenAnswer {
  const spent = shop.installation && spendRefreshToken(shop.grants, request.refresh_token ?? "", deps.nowMs);
  // Status and words as reported by developers: https://community.shopify.dev/t/35182
  if (!spent) return refuse(401, "invalid_request", "This request requires an active refresh_token");
  const issued = issueTokens(
    shop.grants,
    {
      kind: "offline",
      expiring: true,
      scopes: shop.installation?.scopes ?? spent.scopes,
      userId: null,
      parent: spent.token,
    },
    deps.nowMs,
  );
  return { status: 200, body: toAnswer(shop, issued.access, issued.refresh, deps.nowMs) };
}

function toAnswer(shop: LocalShop, access: AccessToken, refresh: RefreshToken | null, nowMs: number) {
  const scope = access.scopes.join(",");
  const seconds = access.expiresAtMs === null ? null : Math.floor((access.expiresAtMs - nowMs) / 1000);
  if (access.kind === "online") {
    return {
      access_token: access.token,
      scope,
      expires_in: seconds,
      associated_user_scope: scope,
      associated_user: {
        id: access.userId,
        first_name: shop.user.firstName,
        last_name: shop.user.lastName,
        email: shop.world.shop.email,
        email_verified: true,
        account_owner: true,
        locale: "en",
        collaborator: false,
      },
    };
  }
  if (!refresh) return { access_token: access.token, scope };
  return {
    access_token: access.token,
    scope,
    expires_in: seconds,
    refresh_token: refresh.token,
    refresh_token_expires_in: Math.floor((refresh.expiresAtMs - nowMs) / 1000),
  };
}

function refuse(status: number, error: string, description: string): TokenAnswer {
  return { status, body: { error, error_description: description } };
}
