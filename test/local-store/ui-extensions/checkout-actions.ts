import { requireShop, type StoreParts } from "#test/local-store/store-parts.ts";
import type { WorldShop } from "#test/local-store/world/types.ts";
import type { CheckoutSetup } from "./checkout-setup.ts";
import { obviousPlaces, type PlacementWish, placeExtensions } from "./place-extensions.ts";
import { listUiExtensions } from "./read-ui-extensions.ts";

/** What can be done to a shop's checkout from outside; `shop` is a domain or a handle. */
export type CheckoutActions = ReturnType<typeof createCheckoutActions>;

export function createCheckoutActions(parts: StoreParts) {
  const at = (shop: string) => requireShop(parts, shop);
  return {
    /** Has the app's UI extensions stand in these places, or in the obvious ones, and nowhere else. */
    setExtensions(shop: string, wish: readonly PlacementWish[] | "obvious") {
      const extensions = listUiExtensions(parts.extensionsFolder);
      placeExtensions(at(shop), extensions, wish === "obvious" ? obviousPlaces(extensions) : wish);
      at(shop).checkoutSetup.arrangedBy = wish === "obvious" ? "store" : "merchant";
      parts.changed();
    },
    /** What extensions may do to the lines of carts: a checkout of a draft order allows nothing. */
    setLineInstructions(shop: string, lines: Partial<CheckoutSetup["lines"]>) {
      Object.assign(at(shop).checkoutSetup.lines, lines);
      parts.changed();
    },
    /** Shopify Plus, or not: without it no extension runs in checkout before payment. */
    setPlan(shop: string, { plan }: Pick<WorldShop, "plan">) {
      at(shop).world.shop.plan = plan;
      parts.changed();
    },
  };
}
