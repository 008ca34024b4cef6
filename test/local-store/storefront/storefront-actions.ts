import { requireShop } from "#test/local-store/store-parts.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";
import { obviousPlacements, type Placements, setPlacements } from "./placements.ts";
import type { Storefront } from "./storefront.ts";

/** What can be done to a shop's storefront from outside; `shop` is a domain or a handle. */
export type StorefrontActions = ReturnType<typeof createStorefrontActions>;

export function createStorefrontActions({ parts, extensions, cache }: Storefront) {
  const at = (shop: string) => requireShop(parts, shop);
  const app = () => ({ handle: parts.manifest.handle, extensions: extensions() });
  return {
    /** Has the app's blocks stand in these places, or in the obvious ones, and nowhere else. */
    setPlacements(shop: string, wish: Placements | "obvious") {
      setPlacements(at(shop), app(), wish === "obvious" ? obviousPlacements(app()) : wish);
      at(shop).theme.arrangedBy = wish === "obvious" ? "store" : "merchant";
      cache.clear(at(shop));
      parts.changed();
    },
    /** Keeps pages for this long, in the store's time, and serves them again as they were; 0: never. */
    setPageCache(shop: string, { seconds }: { seconds: number }) {
      at(shop).theme.cacheSeconds = seconds;
      cache.clear(at(shop));
      parts.changed();
    },
    /** Whether the storefront has `Shopify.actions`; without them scripts have to use the Ajax API. */
    setStandardActions(shop: string, { on }: { on: boolean }) {
      at(shop).theme.actionsOff = !on;
      cache.clear(at(shop));
      parts.changed();
    },
    /** Has every page made anew. */
    clearPageCache: (shop: string) => cache.clear(at(shop)),
    /** The products that the merchant does not sell in a market. */
    setOutOfMarket(shop: string, { market, productIds }: { market: string; productIds: number[] }) {
      const known = at(shop).world.shop.markets.some(({ handle }) => handle === market);
      if (!known) throw new CannotChange(`The shop has no market ${market}`);
      at(shop).theme.outOfMarket[market] = productIds;
      cache.clear(at(shop));
      parts.changed();
    },
  };
}
