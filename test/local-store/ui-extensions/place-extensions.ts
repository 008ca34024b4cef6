import type { LocalShop } from "#test/local-store/local-shop.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";
import type { ExtensionPlacement } from "./checkout-setup.ts";
import type { UiExtension } from "./read-ui-extensions.ts";

/** The targets that this store has a place for, page by page. */
export const PLACES = {
  checkout: [
    "purchase.checkout.contact.render-after",
    "purchase.checkout.cart-line-list.render-after",
    "purchase.checkout.block.render",
  ],
  thankYou: [
    "purchase.thank-you.announcement.render",
    "purchase.thank-you.block.render",
    "purchase.thank-you.cart-line-list.render-after",
  ],
  orderStatus: [
    "customer-account.order-status.announcement.render",
    "customer-account.order-status.block.render",
    "customer-account.order-status.cart-line-list.render-after",
  ],
} as const;

/** A place as it is wished: without settings the merchant left all of them empty. */
export type PlacementWish = Omit<ExtensionPlacement, "settings"> & Partial<Pick<ExtensionPlacement, "settings">>;

/**
 * Has the app's extensions stand in these places and nowhere else.
 * @throws CannotChange for an extension, a target or a setting that isn't there
 */
export function placeExtensions(shop: LocalShop, extensions: UiExtension[], wishes: readonly PlacementWish[]): void {
  shop.checkoutSetup.placements = wishes.map(({ extension, target, settings = {} }) => {
    const found = extensions.find(({ handle }) => handle === extension);
    if (!found) throw new CannotChange(`The app has no extension ${extension}; it has ${namesOf(extensions)}`);
    if (!found.targets.some((one) => one.target === target)) {
      throw new CannotChange(
        `${extension} has no target ${target}; its toml has ${found.targets.map((one) => one.target).join(", ")}`,
      );
    }
    if (!isPlace(target)) throw new CannotChange(`The local store has no place for ${target}`);
    const unknown = Object.keys(settings).find((key) => !found.settings.some((field) => field.key === key));
    if (unknown !== undefined) throw new CannotChange(`${extension} has no setting ${unknown}`);
    return { extension, target, settings };
  });
}

/** Each extension once on each page, at the first of its targets there. */
export function obviousPlaces(extensions: UiExtension[]): PlacementWish[] {
  return extensions.flatMap(({ handle, targets }) =>
    Object.values<readonly string[]>(PLACES).flatMap((places) => {
      const first = targets.find(({ target }) => places.includes(target));
      return first ? [{ extension: handle, target: first.target }] : [];
    }),
  );
}

function isPlace(target: string): boolean {
  return Object.values<readonly string[]>(PLACES).some((places) => places.includes(target));
}

function namesOf(extensions: UiExtension[]): string {
  return extensions.map(({ handle }) => handle).join(", ") || "none";
}
