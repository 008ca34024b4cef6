import type { LocalShop } from "#test/local-store/local-shop.ts";

/** Pages that are served again as they were, however much changed since: what Shopify's page cache and CDNs may do. */
export interface PageCache {
  /** The page under this key, if it is not older than the shop allows. */
  find(shop: LocalShop, key: string, nowMs: number): string | null;
  keep(shop: LocalShop, key: string, nowMs: number, html: string): void;
  clear(shop: LocalShop): void;
}

/** Beyond this many the oldest go, so that a long browse does not fill the memory. */
const LARGEST = 500;

export function createPageCache(): PageCache {
  const pages = new Map<string, { html: string; atMs: number }>();
  const under = (shop: LocalShop, key: string) => `${shop.domain} ${key}`;
  return {
    find(shop, key, nowMs) {
      const page = pages.get(under(shop, key));
      return page && nowMs - page.atMs < shop.theme.cacheSeconds * 1000 ? page.html : null;
    },
    keep(shop, key, nowMs, html) {
      if (shop.theme.cacheSeconds === 0) return;
      pages.set(under(shop, key), { html, atMs: nowMs });
      for (const oldest of pages.keys()) {
        if (pages.size <= LARGEST) break;
        pages.delete(oldest);
      }
    },
    clear(shop) {
      for (const key of pages.keys()) if (key.startsWith(`${shop.domain} `)) pages.delete(key);
    },
  };
}
