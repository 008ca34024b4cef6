import type { CartPages } from "#test/local-store/cart/cart-door.ts";
import { priceCart } from "#test/local-store/cart/price-cart.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import { pricingContext } from "#test/local-store/shopper/pricing-context.ts";
import { getCart } from "#test/local-store/shopper/shopper-cart.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { type AppExtension, readAppExtensions } from "./app-extension.ts";
import { globalObjects } from "./objects/globals.ts";
import { createPageCache, type PageCache } from "./page-cache.ts";
import { type FoundPage, findPage } from "./pages/find-page.ts";
import { makeScene } from "./pages/make-scene.ts";
import { openPage, type Page } from "./render/open-page.ts";
import { renderSectionById } from "./render/render-section.ts";

/** The storefronts of all shops of one running local store. */
export interface Storefront {
  parts: StoreParts;
  /** Theme app extensions of the app, as their folders are now. */
  extensions(): AppExtension[];
  cache: PageCache;
}

export function createStorefront(parts: StoreParts, extensionsFolder: string): Storefront {
  return { parts, extensions: () => readAppExtensions(extensionsFolder), cache: createPageCache() };
}

/** Opens the page at an address for a visitor. `origin`: as the browser knows the storefront. */
export async function openPageAt(
  { parts, extensions }: Storefront,
  visit: Visit,
  url: URL,
): Promise<{ page: Page; found: FoundPage }> {
  const { shop, session } = visit;
  const scene = makeScene(parts, visit, url.searchParams);
  const found = findPage(scene, url.pathname, url.searchParams);
  const cart = getCart(visit);
  const priced = await priceCart(shop, cart, pricingContext(visit, scene.nowMs));
  const currentPage = Math.max(1, Number(url.searchParams.get("page")) || 1);
  const facts = { ...found, origin: url.origin, path: url.pathname, currentPage };
  const page = openPage({
    scene,
    app: parts.manifest.handle,
    template: found.template,
    theme: shop.theme,
    extensions: extensions(),
    globals: globalObjects(scene, facts, cart, priced),
    actionsOff: session.actionsOff || shop.theme.actionsOff,
  });
  return { page, found };
}

/** Shopify renders at most this many sections in one request. */
const SECTIONS_LIMIT = 5;

/**
 * Sections of the page at an address, by id, as the Section Rendering API and the Ajax cart's `sections` give them; null for
 * an id that the page does not have.
 */
export async function renderSections(
  storefront: Storefront,
  visit: Visit,
  url: URL,
  ids: string[],
): Promise<Record<string, string | null>> {
  const { page } = await openPageAt(storefront, visit, url);
  const rendered: Record<string, string | null> = {};
  for (const id of ids.slice(0, SECTIONS_LIMIT)) rendered[id] = await renderSectionById(page, id);
  return rendered;
}

/** What the cart's door asks of the pages. */
export function cartPages(storefront: Storefront): CartPages {
  return {
    renderSections: (visit, { ids, url }) => renderSections(storefront, visit, new URL(url, "http://127.0.0.1"), ids),
  };
}
