import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/**
 * Session tokens (JWT, HS256, signed with the app's client secret) as App Bridge hands them to an embedded app.
 * Times are real seconds, not the store's clock: the app that checks them knows only real time.
 * Shape: https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens
 */
export interface SessionTokenClaims {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
}

const claimsSchema = z.object({
  iss: z.string(),
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
  iat: z.number(),
  jti: z.string(),
  sid: z.string(),
});

export interface MintOptions {
  apiKey: string;
  apiSecret: string;
  shop: string;
  userId: number;
  /** Lifetime in milliseconds from now; negative makes a token that is already expired. Shopify's is one minute. */
  expMs?: number;
  /** For forgeries in tests: claims that replace the right ones. */
  claims?: Partial<SessionTokenClaims>;
}

/** Shopify's session tokens live one minute. */
export const SESSION_TOKEN_MS = 60_000;

/** A signed session token for a user of a shop. */
export function mintSessionToken(options: MintOptions): string {
  const now = Math.floor(Date.now() / 1000);
  const claims: SessionTokenClaims = {
    iss: `https://${options.shop}/admin`,
    dest: `https://${options.shop}`,
    aud: options.apiKey,
    sub: String(options.userId),
    exp: now + Math.floor((options.expMs ?? SESSION_TOKEN_MS) / 1000),
    nbf: now - 1,
    iat: now - 1,
    jti: randomUUID(),
    sid: randomUUID(),
    ...options.claims,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${sign(signed, options.apiSecret)}`;
}

/** The claims of a token that is rightly signed, for this app and not expired; null otherwise. */
export function readSessionToken(token: string, app: { apiKey: string; apiSecret: string }): SessionTokenClaims | null {
  const [head, body, signature] = token.split(".");
  if (!head || !body || !signature) return null;
  const expected = Buffer.from(sign(`${head}.${body}`, app.apiSecret));
  const given = Buffer.from(signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const claims = claimsSchema.safeParse(decode(body));
  if (!claims.success) return null;
  const now = Date.now() / 1000;
  const { aud, exp, nbf } = claims.data;
  return aud === app.apiKey && exp > now && nbf <= now ? claims.data : null;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

function sign(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
