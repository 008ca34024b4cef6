import { randomUUID } from "node:crypto";
import { type Exchange, headerOf } from "#test/local-store/http.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { findShop } from "./find-shop.ts";
import type { ShopperSession } from "./session.ts";
import type { ShopperState } from "./shopper-state.ts";

export const SHOPPER_COOKIE = "_shopper";
/** Shopify's own cookies of visitors live for a year. */
const COOKIE_SECONDS = 365 * 86_400;
/** Browsers without a cart are forgotten beyond this many, the longest unseen first: a crawler must not fill the disk. */
const SESSIONS_KEPT = 1000;

/** A browser at a storefront. */
export interface Visit {
  shop: LocalShop;
  session: ShopperSession;
}

/**
 * Whose storefront is asked, and by which browser. A browser that is not known yet gets a session in the shop's own country
 * and its cookie. Null when the host is no storefront.
 */
export function openVisit(parts: StoreParts, exchange: Exchange): Visit | null {
  const shop = findShop(parts, exchange.host);
  if (!shop) return null;
  const seenAt = new Date(parts.clock.now()).toISOString();
  const known = shop.shoppers.sessions[readCookie(exchange, SHOPPER_COOKIE) ?? ""];
  if (known) return { shop, session: Object.assign(known, { seenAt }) };
  const session = newSession(shop, randomUUID().replaceAll("-", ""), seenAt);
  shop.shoppers.sessions[session.token] = session;
  forgetOldest(shop.shoppers);
  exchange.response.setHeader(
    "set-cookie",
    `${SHOPPER_COOKIE}=${session.token}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax`,
  );
  parts.changed();
  return { shop, session };
}

function newSession({ world }: LocalShop, token: string, seenAt: string): ShopperSession {
  const { countryCode } = world.shop;
  const nobody = { cartToken: null, customerId: null, companyId: null };
  return { token, ...nobody, countryCode, locale: "en", designMode: false, actionsOff: false, seenAt };
}

function readCookie({ request }: Exchange, name: string): string | null {
  const pairs = (headerOf(request, "cookie") ?? "").split(/; */);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

function forgetOldest(state: ShopperState): void {
  const idle = Object.values(state.sessions).filter(({ cartToken }) => cartToken === null);
  if (idle.length <= SESSIONS_KEPT) return;
  idle.sort((a, b) => (a.seenAt < b.seenAt ? -1 : 1));
  for (const { token } of idle.slice(0, idle.length - SESSIONS_KEPT)) delete state.sessions[token];
}
