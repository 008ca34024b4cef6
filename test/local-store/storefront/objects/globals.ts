import type { Cart } from "#test/local-store/cart/cart.ts";
import type { PricedCart } from "#test/local-store/cart/price-cart.ts";
import { cartObject } from "./cart.ts";
import { findCollection, listCollections } from "./collection.ts";
import { customerObject } from "./customer.ts";
import { lazily } from "./lazily.ts";
import { localizationObject } from "./localization.ts";
import { lookup } from "./lookup.ts";
import { metaobjectsObject } from "./metafields.ts";
import { findProduct } from "./product.ts";
import { ROUTES, requestObject } from "./request.ts";
import type { Scene } from "./scene.ts";
import { appObject, shopObject } from "./shop.ts";

/** Which page is rendered. `resource`: what its template is about, such as `{ product }`. */
export type PageFacts = {
  origin: string;
  path: string;
  /** `product`, `index`, `cart`, `404`, … */
  template: string;
  title: string;
  currentPage: number;
  resource: Record<string, unknown>;
};

/** A page may look up this many products by handle (https://shopify.dev/docs/api/liquid/objects/all_products). */
const ALL_PRODUCTS_LIMIT = 20;

/** Everything that templates of the theme find without being handed it. */
export function globalObjects(scene: Scene, page: PageFacts, cart: Cart, priced: PricedCart): Record<string, unknown> {
  return lazily({
    shop: () => shopObject(scene, page.origin),
    cart: () => cartObject(scene, cart, priced),
    customer: () => customerObject(scene),
    localization: () => localizationObject(scene),
    collections: () =>
      lookup(
        (handle) => findCollection(scene, handle),
        () => listCollections(scene),
      ),
    all_products: () => allProducts(scene),
    metaobjects: () => metaobjectsObject(scene),
    request: () => requestObject(scene, page),
    routes: () => ROUTES,
    template: () => ({ name: page.template, suffix: null, directory: null, toString: () => page.template }),
    page_title: () => page.title,
    page_description: () => null,
    canonical_url: () => `${page.origin}${page.path}`,
    current_page: () => page.currentPage,
    current_tags: () => null,
    handle: () => page.path.split("/").at(-1) ?? "",
    powered_by_link: () => "",
    linklists: () => lookup(() => null),
    pages: () => lookup(() => null),
    blogs: () => lookup(() => null),
    recommendations: () => ({ "performed?": false, products: [], products_count: 0 }),
    ...Object.fromEntries(Object.entries(page.resource).map(([name, value]) => [name, () => value])),
  });
}

/** What blocks of an app see: the same, without the theme's own, and with the app's data. */
export function appGlobals(scene: Scene, globals: Record<string, unknown>): Record<string, unknown> {
  return Object.create(globals, { app: { value: appObject(scene), enumerable: true } });
}

function allProducts(scene: Scene) {
  let asked = 0;
  const byHandle = (handle: string) => scene.shop.world.products.find((product) => product.handle === handle);
  return lookup((handle) => {
    if (asked >= ALL_PRODUCTS_LIMIT) return null;
    asked += 1;
    return findProduct(scene, byHandle(handle)?.id ?? null);
  });
}
