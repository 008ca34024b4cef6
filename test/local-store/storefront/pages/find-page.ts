import { findCollection, listCollections } from "#test/local-store/storefront/objects/collection.ts";
import { findProduct } from "#test/local-store/storefront/objects/product.ts";
import type { Scene } from "#test/local-store/storefront/objects/scene.ts";
import { searchObject } from "./search.ts";

/** What stands at an address: the template, and what it is about. */
export type FoundPage = {
  status: number;
  template: string;
  title: string;
  resource: Record<string, unknown>;
};

type Finder = (scene: Scene, parts: string[], query: URLSearchParams) => FoundPage | null;

/** Shopify's addresses, the first that fits. */
const PAGES: [RegExp, Finder][] = [
  [/^\/$/, (scene) => plain("index", scene.shop.world.shop.name)],
  [/^\/(?:collections\/([^/]+)\/)?products\/([^/]+)$/, productPage],
  [
    /^\/collections$/,
    (scene) => ({ ...plain("list-collections", "Collections"), resource: { collections: listCollections(scene) } }),
  ],
  [/^\/collections\/([^/]+)$/, collectionPage],
  [/^\/cart$/, () => plain("cart", "Your cart")],
  [
    /^\/search$/,
    (scene, _, query) => ({ ...plain("search", "Search"), resource: { search: searchObject(scene, query) } }),
  ],
  [
    /^\/pages\/about$/,
    () => ({ ...plain("page", "About us"), resource: { page: { title: "About us", handle: "about" } } }),
  ],
  [/^\/account(?:\/login)?$/, () => plain("login", "Account")],
];

/** The page at an address; one that isn't there is the theme's 404 page. */
export function findPage(scene: Scene, path: string, query: URLSearchParams): FoundPage {
  for (const [shape, find] of PAGES) {
    const match = shape.exec(path);
    const found = match && find(scene, match.slice(1).map(decodePart), query);
    if (found) return found;
  }
  return { ...plain("404", "Page not found"), status: 404 };
}

function plain(template: string, title: string): FoundPage {
  return { status: 200, template, title, resource: {} };
}

function productPage(scene: Scene, [collectionHandle, handle]: string[]): FoundPage | null {
  const found = scene.shop.world.products.find((product) => product.handle === handle);
  const product = findProduct(scene, found?.id ?? null);
  if (!found || !product) return null;
  const collection = collectionHandle ? findCollection(scene, collectionHandle) : null;
  return { ...plain("product", found.title), resource: { product, collection } };
}

function collectionPage(scene: Scene, [handle = ""]: string[]): FoundPage | null {
  const collection = findCollection(scene, handle);
  return collection && { ...plain("collection", String(collection.title)), resource: { collection } };
}

/** A part of an address; one that is no text finds nothing. */
export function decodePart(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? "");
  } catch {
    return "";
  }
}
