import { emptyGrants } from "#test/local-store/auth/grants.ts";
import { changeScopes, installApp, uninstallApp } from "#test/local-store/auth/install.ts";
import { mintSessionToken, type SessionTokenClaims } from "#test/local-store/auth/session-token.ts";
import { addDiscount, type DiscountWish, removeDiscount } from "#test/local-store/cart/merchant-discount.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { requireShop, type StoreParts } from "#test/local-store/store-parts.ts";
import {
  toCollectionPayload,
  toDataRequest,
  toSubscriptionPayload,
} from "#test/local-store/webhooks/payloads/small-payloads.ts";
import { type Before, tellChanges } from "#test/local-store/webhooks/tell-changes.ts";
import type { OrderEdit } from "#test/local-store/world/change-orders.ts";
import type { WorldChange } from "#test/local-store/world/change-world.ts";
import * as change from "#test/local-store/world/change-world.ts";
import type { WorldIndex } from "#test/local-store/world/world-index.ts";

/** How a change of the world is made. */
type Verb<Wish> = (index: WorldIndex, wish: Wish, now: string) => WorldChange[];

/** What can be done to a shop from outside; `shop` is a domain or a handle. Each throws when the world cannot do it. */
export type StoreActions = ReturnType<typeof createActions>;

export function createActions(parts: StoreParts) {
  return { ...worldActions(parts), ...tellingActions(parts), ...appActions(parts) };
}

/** What changes the shop's own data; the app is told by webhooks. */
function worldActions(parts: StoreParts) {
  const verb =
    <Wish>(make: Verb<Wish>) =>
    (shop: string, wish: Wish) =>
      changeWorld(parts, requireShop(parts, shop), (index, now) => make(index, wish, now));
  return {
    placeOrder: verb(change.placeOrder),
    refundOrder: verb(change.refundOrder),
    cancelOrder: verb(change.cancelOrder),
    deleteOrder: verb(change.deleteOrder),
    editOrder(name: string, edit: OrderEdit) {
      const shop = requireShop(parts, name);
      const before = shop.editing.orders.get(edit.orderId);
      return changeWorld(parts, shop, (index, now) => change.editOrder(index, edit, now), before);
    },
    addProduct: verb(change.addProduct),
    updateProduct: verb(change.updateProduct),
    deleteProduct: verb(change.deleteProduct),
    mergeCustomers: verb(change.mergeCustomers),
    redactCustomer: verb(change.redactCustomer),
    /** A discount of the merchant's own, automatic or by code. */
    addDiscount(name: string, wish: DiscountWish) {
      const discount = addDiscount(requireShop(parts, name), wish, new Date(parts.clock.now()).toISOString());
      parts.changed();
      return discount;
    },
    removeDiscount(name: string, { discountId }: { discountId: number }) {
      removeDiscount(requireShop(parts, name), { discountId });
      parts.changed();
    },
  };
}

/** What changes nothing in the shop but is told to the app. */
function tellingActions(parts: StoreParts) {
  const at = (shop: string) => requireShop(parts, shop);
  const nowIso = () => new Date(parts.clock.now()).toISOString();
  return {
    /** A shopper asks the shop what is stored; the shop asks the app. */
    requestData(shop: string, { customerId }: { customerId: number }) {
      const { world, index, domain } = at(shop);
      const customer = index.customer(customerId);
      if (!customer) throw new change.CannotChange(`The shop has no customer ${customerId}`);
      parts.webhooks.send(domain, "customers/data_request", toDataRequest(world, customer, parts.clock.now()));
    },
    /** Tells of a collection as it is now. */
    touchCollection(shop: string, { collectionId }: { collectionId: number }) {
      const { world, index, domain } = at(shop);
      const collection = index.collection(collectionId);
      if (!collection) throw new change.CannotChange(`The shop has no collection ${collectionId}`);
      collection.updatedAt = nowIso();
      parts.webhooks.send(domain, "collections/update", toCollectionPayload(world, collection));
    },
    /** The app's subscription changed, as after the merchant took or left a plan. */
    changePlan(shop: string, plan: { name: string; handle: string; status: string; price: string }) {
      const payload = toSubscriptionPayload(at(shop).world, { ...plan, id: at(shop).generation, at: nowIso() });
      parts.webhooks.send(at(shop).domain, "app_subscriptions/update", payload);
    },
  };
}

/** What the merchant does with the app itself, and its tokens. */
function appActions(parts: StoreParts) {
  const at = (shop: string) => requireShop(parts, shop);
  return {
    install: (shop: string, scopes?: string[]) => installApp(parts, at(shop), scopes),
    uninstall: (shop: string) => uninstallApp(parts, at(shop)),
    setScopes: (shop: string, scopes: string[]) => changeScopes(parts, at(shop), scopes),
    /** All tokens die at once; the installation stays. */
    revokeTokens(shop: string) {
      at(shop).grants = emptyGrants();
      parts.changed();
    },
    /** Installs the app if need be and signs a session token for the shop's user. */
    mintSessionToken(shop: string, options: { expMs?: number; claims?: Partial<SessionTokenClaims> } = {}): string {
      installApp(parts, at(shop));
      const { apiKey, apiSecret } = parts.app;
      const { domain, user } = at(shop);
      return mintSessionToken({ apiKey, apiSecret, shop: domain, userId: user.id, ...options });
    },
  };
}

/** Makes a change at the store's time, tells the app of it, and has it kept. */
function changeWorld(
  parts: StoreParts,
  shop: LocalShop,
  make: (index: WorldIndex, now: string) => WorldChange[],
  before?: Before,
): WorldChange[] {
  const changes = make(shop.editing, new Date(parts.clock.now()).toISOString());
  shop.index.changed();
  tellChanges(parts, shop, changes, before);
  parts.changed();
  return changes;
}
