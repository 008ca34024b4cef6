import { productPrice } from "#test/local-store/cart/market-price.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import { marketOf } from "#test/local-store/shopper/session.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { Scene } from "#test/local-store/storefront/objects/scene.ts";

/** The scene of one page: this visitor, now. */
export function makeScene(parts: StoreParts, { shop, session }: Visit, query: URLSearchParams): Scene {
  const market = marketOf(shop, session.countryCode);
  return {
    shop,
    appId: shop.installation?.appId ?? parts.app.id,
    metaobjects: parts.manifest.config.metaobjects,
    nowMs: parts.clock.now(),
    market,
    countryCode: session.countryCode,
    locale: session.locale,
    customerId: session.customerId,
    companyId: session.companyId,
    designMode: session.designMode || query.has("editor"),
    variantId: Number(query.get("variant")) || null,
    outOfMarket: new Set(shop.theme.outOfMarket[market.handle]),
    price: (minor) => productPrice(shop, market, minor),
    products: new Map(),
  };
}
