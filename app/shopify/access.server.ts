import { HttpResponseError, InvalidJwtError, type Session } from "@shopify/shopify-api";
import { MINUTE_MS } from "#app/kernel/clock.ts";
import { db } from "#app/runtime/database.server.ts";
import { markAccessLost } from "#app/shopify/access-loss.server.ts";
import { shopifyLibrary } from "#app/shopify/api.server.ts";
import { ShopifyAccessLost, ShopifyUnavailable } from "#app/shopify/errors.ts";
import { sessionStorage } from "#app/shopify/session-storage.server.ts";

/** Refresh when the token has less than this left: no call of ours takes longer. */
const REFRESH_AHEAD_MS = 5 * MINUTE_MS;

/**
 * A session of this shop whose token is good for some minutes more. Workers call this, web processes never.
 *
 * Refresh tokens rotate: two refreshes at once would leave one process with a dead token, so the shop is locked while
 * one refreshes, and the other then finds the new token.
 * @param refused a token that Shopify just refused: it is replaced even if its time is not up.
 * @throws ShopifyAccessLost when there is no session or Shopify refuses the refresh; ShopifyUnavailable when it can't answer.
 */
export async function requireSession(shop: string, refused?: string): Promise<Session> {
  const session = await loadSession(shop);
  if (isGood(session, refused)) return session;
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`token ${shop}`}, 0))`;
      const current = await loadSession(shop);
      return isGood(current, refused) ? current : refresh(current);
    },
    { timeout: 30_000 },
  );
}

function isGood(session: Session, refused: string | undefined): boolean {
  return session.accessToken !== refused && !session.isExpired(REFRESH_AHEAD_MS);
}

async function loadSession(shop: string): Promise<Session> {
  const session = await sessionStorage().loadSession(shopifyLibrary().session.getOfflineId(shop));
  if (!session) throw new ShopifyAccessLost(shop);
  return session;
}

async function refresh(session: Session): Promise<Session> {
  const { shop, refreshToken } = session;
  if (!refreshToken) return lost(shop);
  try {
    const renewed = await shopifyLibrary().auth.refreshToken({ shop, refreshToken });
    await sessionStorage().storeSession(renewed.session);
    return renewed.session;
  } catch (error) {
    if (isRefusal(error)) return lost(shop);
    throw new ShopifyUnavailable(`Shopify could not renew the access to ${shop} just now: ${String(error)}`);
  }
}

/** 400 and 401: the refresh token is spent, revoked or expired. Anything else may pass. */
function isRefusal(error: unknown): boolean {
  if (error instanceof InvalidJwtError) return true;
  return error instanceof HttpResponseError && (error.response.code === 400 || error.response.code === 401);
}

async function lost(shop: string): Promise<never> {
  await markAccessLost(shop, new Date());
  throw new ShopifyAccessLost(shop);
}
