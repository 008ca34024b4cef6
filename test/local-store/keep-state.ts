import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { restoreAdminApiState, snapshotAdminApiState } from "./admin-api/state.ts";
import type { LocalShop } from "./local-shop.ts";
import type { Delivery } from "./webhooks/delivery.ts";
import type { World } from "./world/types.ts";

/**
 * What a store keeps between runs, as JSON in its data folder: what differs from the world it was started with (its *base*),
 * and what the app has in it. The base itself is read or generated again.
 */
export interface KeptStore {
  version: 1;
  /** The store's time minus the real time, in milliseconds. */
  clockOffsetMs: number;
  deliveries: Delivery[];
  shops: Record<string, KeptShop>;
}

export interface KeptShop {
  /** Tells apart the worlds that a shop of this name was started with. */
  base: string;
  installation: LocalShop["installation"];
  generation: number;
  redactDue: LocalShop["redactDue"];
  grants: LocalShop["grants"];
  shoppers?: LocalShop["shoppers"];
  theme?: LocalShop["theme"];
  checkoutSetup?: LocalShop["checkoutSetup"];
  plan?: World["shop"]["plan"];
  /** As `snapshotAdminApiState` wrote it. */
  admin: string;
  lastIds: World["lastIds"];
  lists: { [List in ListName]: { changed: World[List]; goneIds: number[] } };
}

type ListName = "orders" | "products" | "customers" | "collections";

/** The objects a world began with. Its verbs replace objects, so what is another object now was changed. */
export type Base = Record<ListName, Map<number, object>>;

export function rememberBase(world: World): Base {
  const byId = (list: { id: number }[]) => new Map<number, object>(list.map((item) => [item.id, item]));
  return {
    orders: byId(world.orders),
    products: byId(world.products),
    customers: byId(world.customers),
    collections: byId(world.collections),
  };
}

/** Two worlds with the same mark have the same ids for the same things. */
export function markOf(world: World): string {
  const { shop, orders, products, customers } = world;
  const ends = [orders[0]?.id, orders.at(-1)?.id, orders.at(-1)?.processedAt, products.at(-1)?.id];
  return [shop.domain, orders.length, products.length, customers.length, ...ends].join("|");
}

/** Reads what an earlier run kept; null when there is nothing. */
export function readKept(dataDir: string): KeptStore | null {
  try {
    const kept: KeptStore = JSON.parse(readFileSync(fileIn(dataDir), "utf8"));
    if (kept.version !== 1) throw new Error(`${fileIn(dataDir)} is of another version of the local store; delete it`);
    return kept;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Writes it in one step, so that a crash leaves the old file or the new one, never half of it. */
export function writeKept(dataDir: string, kept: KeptStore): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${fileIn(dataDir)}.draft`;
  writeFileSync(draft, JSON.stringify(kept));
  renameSync(draft, fileIn(dataDir));
}

/** What of a shop is kept. */
export function toKept(shop: LocalShop, base: Base, mark: string): KeptShop {
  return {
    base: mark,
    installation: shop.installation,
    generation: shop.generation,
    redactDue: shop.redactDue,
    grants: shop.grants,
    shoppers: shop.shoppers,
    theme: shop.theme,
    checkoutSetup: shop.checkoutSetup,
    plan: shop.world.shop.plan,
    admin: snapshotAdminApiState(shop.admin),
    lastIds: shop.world.lastIds,
    lists: {
      orders: differenceOf(shop.world.orders, base.orders),
      products: differenceOf(shop.world.products, base.products),
      customers: differenceOf(shop.world.customers, base.customers),
      collections: differenceOf(shop.world.collections, base.collections),
    },
  };
}

/** The world with what an earlier run changed in it. */
export function applyKept(world: World, kept: KeptShop): World {
  return {
    ...world,
    shop: { ...world.shop, plan: kept.plan ?? world.shop.plan },
    lastIds: kept.lastIds,
    orders: mergeList(world.orders, kept.lists.orders),
    products: mergeList(world.products, kept.lists.products),
    customers: mergeList(world.customers, kept.lists.customers),
    collections: mergeList(world.collections, kept.lists.collections),
  };
}

/** Gives a shop back what the app had in it. */
export function restoreShop(shop: LocalShop, kept: KeptShop): void {
  shop.installation = kept.installation;
  shop.generation = kept.generation;
  shop.grants = kept.grants;
  shop.shoppers = { ...shop.shoppers, ...kept.shoppers };
  shop.theme = kept.theme ?? shop.theme;
  shop.checkoutSetup = kept.checkoutSetup ?? shop.checkoutSetup;
  shop.redactDue = kept.redactDue;
  shop.admin = restoreAdminApiState(kept.admin);
}

function differenceOf<T extends { id: number }>(list: T[], base: Map<number, object>) {
  const here = new Set(list.map(({ id }) => id));
  return {
    changed: list.filter((item) => base.get(item.id) !== item),
    goneIds: [...base.keys()].filter((id) => !here.has(id)),
  };
}

function mergeList<T extends { id: number }>(
  list: T[],
  { changed, goneIds }: { changed: T[]; goneIds: number[] },
): T[] {
  const replaced = new Map(changed.map((item) => [item.id, item]));
  const gone = new Set(goneIds);
  const known = new Set(list.map(({ id }) => id));
  const old = list.filter(({ id }) => !gone.has(id)).map((item) => replaced.get(item.id) ?? item);
  return [...old, ...changed.filter(({ id }) => !known.has(id))];
}

function fileIn(dataDir: string): string {
  return join(dataDir, "store.json");
}
