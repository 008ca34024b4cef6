import type { AdminShop } from "./admin-api/context.ts";
import { createAdminApiState } from "./admin-api/state.ts";
import { createWorldIndex } from "./admin-api/world-index.ts";
import { emptyGrants, type Grants } from "./auth/grants.ts";
import { createShopperState, type ShopperState } from "./shopper/shopper-state.ts";
import { createThemeState, type ThemeState } from "./storefront/theme-state.ts";
import { type CheckoutSetup, createCheckoutSetup } from "./ui-extensions/checkout-setup.ts";
import type { World } from "./world/types.ts";
import { indexWorld, type WorldIndex } from "./world/world-index.ts";

/**
 * One shop of the local store: its world, and what one app has and did in it.
 *
 * - *installation*: the app is in the shop, with these scopes; null before the first and after the last uninstall.
 * - *generation*: counts installations of this shop, so that a late `shop/redact` of an older one can be told apart.
 */
export interface LocalShop extends AdminShop {
  readonly domain: string;
  /** The part of the domain before `.myshopify.com`, as the admin's addresses have it. */
  readonly handle: string;
  /** Look-ups for the verbs that change the world. */
  editing: WorldIndex;
  generation: number;
  /** When `shop/redact` is due after an uninstall, in milliseconds of the store's time. */
  redactDue: { atMs: number; generation: number } | null;
  grants: Grants;
  /** Visitors of the storefront, their carts and checkouts, and the merchant's own discounts. */
  shoppers: ShopperState;
  /** What the merchant set up in the theme. */
  theme: ThemeState;
  /** What the merchant set up in checkout. */
  checkoutSetup: CheckoutSetup;
  /** The staff member who uses the admin. */
  user: { id: number; firstName: string; lastName: string };
}

/** A shop that no app was ever installed in. */
export function createLocalShop(world: World): LocalShop {
  const { domain, id } = world.shop;
  return {
    domain,
    handle: domain.replace(/\.myshopify\.com$/, ""),
    world,
    index: createWorldIndex(world),
    admin: createAdminApiState(),
    editing: indexWorld(world),
    installation: null,
    generation: 0,
    redactDue: null,
    grants: emptyGrants(),
    shoppers: createShopperState(),
    theme: createThemeState(),
    checkoutSetup: createCheckoutSetup(),
    user: { id: id + 7, firstName: "Robin", lastName: "Meyer" },
  };
}
