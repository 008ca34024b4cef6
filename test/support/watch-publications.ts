import type { LocalStore } from "#test/local-store/start-local-store.ts";

/** Our metafields in a shop of the local store, as text, by gid and key. */
export function readPublications(store: LocalStore, shop: string): Map<string, string> {
  return new Map(
    Object.entries(store.shop(shop).admin.metafields).flatMap(([owner, fields]) =>
      Object.values(fields).map(({ key, value }): [string, string] => [`${owner} ${key}`, value]),
    ),
  );
}

/** Calls `look` after every call that changed a product's metafields. @returns what ends the watching */
export function watchPublications(store: LocalStore, look: () => void): () => void {
  const { emitWebhook } = store.adminDeps;
  store.adminDeps.emitWebhook = (shop, topic, payload) => {
    if (topic === "products/update") look();
    emitWebhook(shop, topic, payload);
  };
  return () => {
    store.adminDeps.emitWebhook = emitWebhook;
  };
}
