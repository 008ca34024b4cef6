import type { LiquidObject } from "./lazily.ts";
import type { Scene } from "./scene.ts";

/** `routes`: where the storefront's pages are. */
export const ROUTES: LiquidObject = {
  root_url: "/",
  account_url: "/account",
  account_login_url: "/account/login",
  account_logout_url: "/account/logout",
  all_products_collection_url: "/collections/all",
  cart_url: "/cart",
  cart_add_url: "/cart/add",
  cart_change_url: "/cart/change",
  cart_update_url: "/cart/update",
  cart_clear_url: "/cart/clear",
  collections_url: "/collections",
  predictive_search_url: "/search/suggest",
  product_recommendations_url: "/recommendations/products",
  search_url: "/search",
  storefront_login_url: "/account/login",
};

/** `request`: which page this is, and how it is looked at. */
export function requestObject(
  scene: Scene,
  { origin, path, template }: { origin: string; path: string; template: string },
) {
  return {
    host: new URL(origin).host,
    origin,
    path,
    page_type: template,
    design_mode: scene.designMode,
    visual_preview_mode: false,
    locale: { iso_code: scene.locale, primary: scene.locale === "en", name: scene.locale, root_url: "/" },
  };
}
