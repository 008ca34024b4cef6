import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";

const THIS_MACHINE = new Set(["127.0.0.1", "localhost"]);

/**
 * Whose storefront a host is: `<handle>.localhost` names a shop, as `<handle>.myshopify.com` does, and this machine's own
 * address is the first shop's. Null for any other host.
 */
export function findShop(parts: Pick<StoreParts, "shops">, host: string): LocalShop | null {
  if (THIS_MACHINE.has(host)) return parts.shops.values().next().value ?? null;
  const domain = host.replace(/\.localhost$/, ".myshopify.com");
  return parts.shops.get(domain) ?? null;
}
