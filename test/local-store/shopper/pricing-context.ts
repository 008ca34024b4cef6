import type { PriceContext } from "#test/local-store/cart/price-cart.ts";
import type { Visit } from "./open-visit.ts";
import { marketOf } from "./session.ts";

/** For whom and when a visitor's cart is priced. */
export function pricingContext({ shop, session }: Visit, nowMs: number): PriceContext {
  const { countryCode, locale, customerId, companyId } = session;
  return { market: marketOf(shop, countryCode), customerId, companyId, nowMs, countryCode, locale };
}
