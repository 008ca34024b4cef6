import type {
  World,
  WorldCollection,
  WorldCustomer,
  WorldOrder,
  WorldProduct,
  WorldVariant,
} from "#test/local-store/world/types.ts";

/** Finds things of a world by id. Knows positions, not objects, so an order that was replaced in the list is found too. */
export interface WorldIndex {
  order(id: number): WorldOrder | null;
  product(id: number): WorldProduct | null;
  customer(id: number): WorldCustomer | null;
  collection(id: number): WorldCollection | null;
  variant(id: number): { product: WorldProduct; variant: WorldVariant } | null;
  collectionsOf(productId: number): WorldCollection[];
  ordersOf(customerId: number): WorldOrder[];
  /** To be called after lists of the world were changed in place other than by appending. */
  changed(): void;
}

interface Maps {
  sizes: string;
  orders: Map<number, number>;
  products: Map<number, number>;
  customers: Map<number, number>;
  collections: Map<number, number>;
  variants: Map<number, number>;
  byCustomer: Map<number, number[]>;
  byProduct: Map<number, WorldCollection[]>;
}

/** Builds itself at the first question and again when the world's lists have changed (see `sizesOf`). */
export function createWorldIndex(world: World): WorldIndex {
  let maps: Maps | null = null;
  const current = (): Maps => {
    const sizes = sizesOf(world);
    if (maps?.sizes !== sizes) maps = buildMaps(world, sizes);
    return maps;
  };
  const find = <T extends { id: number }>(list: T[], positions: (maps: Maps) => Map<number, number>, id: number) => {
    const found = list[positions(current()).get(id) ?? -1];
    if (found?.id === id) return found;
    return list.find((item) => item.id === id) ?? null;
  };
  return {
    order: (id) => find(world.orders, (at) => at.orders, id),
    product: (id) => find(world.products, (at) => at.products, id),
    customer: (id) => find(world.customers, (at) => at.customers, id),
    collection: (id) => find(world.collections, (at) => at.collections, id),
    variant(id) {
      const product = world.products[current().variants.get(id) ?? -1];
      const variant = product?.variants.find((one) => one.id === id);
      return product && variant ? { product, variant } : null;
    },
    collectionsOf: (productId) => current().byProduct.get(productId) ?? [],
    ordersOf: (customerId) =>
      (current().byCustomer.get(customerId) ?? []).flatMap((position) => world.orders[position] ?? []),
    changed() {
      maps = null;
    },
  };
}

/** Changes when a list grows or shrinks, or loses one thing and gains another at its end. */
function sizesOf(world: World): string {
  const lists = [world.orders, world.products, world.customers, world.collections];
  return lists.map((list) => `${list.length}:${list.at(-1)?.id}`).join();
}

function buildMaps(world: World, sizes: string): Maps {
  const positions = (list: { id: number }[]) => new Map(list.map((item, at) => [item.id, at]));
  const maps: Maps = {
    sizes,
    orders: positions(world.orders),
    products: positions(world.products),
    customers: positions(world.customers),
    collections: positions(world.collections),
    variants: new Map(),
    byCustomer: new Map(),
    byProduct: new Map(),
  };
  for (const [at, product] of world.products.entries()) {
    for (const variant of product.variants) maps.variants.set(variant.id, at);
  }
  for (const [at, order] of world.orders.entries()) {
    if (order.customerId !== null) pushTo(maps.byCustomer, order.customerId, at);
  }
  for (const collection of world.collections) {
    for (const productId of collection.productIds) pushTo(maps.byProduct, productId, collection);
  }
  return maps;
}

function pushTo<V>(lists: Map<number, V[]>, key: number, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
