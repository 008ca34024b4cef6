import { ID_BASE, type IdKind } from "./ids.ts";
import type { World, WorldCustomer, WorldOrder, WorldProduct, WorldVariant } from "./types.ts";

/**
 * A world with maps for quick look-ups. Whoever changes the world does it through the verbs of `change-world.ts` or the
 * functions here: they replace objects instead of writing into them, so what was read before stays as it was then
 * (a webhook that is sent late still says what was true when it was made).
 */
export interface WorldIndex {
  world: World;
  products: Map<number, WorldProduct>;
  variants: Map<number, { product: WorldProduct; variant: WorldVariant }>;
  /** Inventory item id to variant id. */
  inventoryItems: Map<number, number>;
  customers: Map<number, WorldCustomer>;
  orders: Map<number, WorldOrder>;
  /** Customer id to the ids of their orders. */
  ordersOfCustomer: Map<number, Set<number>>;
}

export function indexWorld(world: World): WorldIndex {
  const index: WorldIndex = {
    world,
    products: new Map(),
    variants: new Map(),
    inventoryItems: new Map(),
    customers: new Map(world.customers.map((customer) => [customer.id, customer])),
    orders: new Map(),
    ordersOfCustomer: new Map(),
  };
  for (const product of world.products) indexProduct(index, product);
  for (const order of world.orders) indexOrder(index, order);
  return index;
}

/** Puts an order in, or in the place of the one with its id. */
export function saveOrder(index: WorldIndex, order: WorldOrder): void {
  const known = index.orders.get(order.id);
  if (known) dropOrderLinks(index, known);
  saveInto(index.world.orders, order, known !== undefined);
  indexOrder(index, order);
}

export function removeOrder(index: WorldIndex, order: WorldOrder): void {
  dropOrderLinks(index, order);
  index.orders.delete(order.id);
  removeFrom(index.world.orders, order.id);
}

export function saveProduct(index: WorldIndex, product: WorldProduct): void {
  const known = index.products.get(product.id);
  if (known) dropProductLinks(index, known);
  saveInto(index.world.products, product, known !== undefined);
  indexProduct(index, product);
}

export function removeProduct(index: WorldIndex, product: WorldProduct): void {
  dropProductLinks(index, product);
  index.products.delete(product.id);
  removeFrom(index.world.products, product.id);
}

export function saveCustomer(index: WorldIndex, customer: WorldCustomer): void {
  saveInto(index.world.customers, customer, index.customers.has(customer.id));
  index.customers.set(customer.id, customer);
}

export function removeCustomer(index: WorldIndex, customer: WorldCustomer): void {
  index.customers.delete(customer.id);
  removeFrom(index.world.customers, customer.id);
}

/** All orders of a customer, in no certain sequence. */
export function listOrdersOf(index: WorldIndex, customerId: number): WorldOrder[] {
  const ids = index.ordersOfCustomer.get(customerId) ?? [];
  return [...ids].flatMap((id) => index.orders.get(id) ?? []);
}

/** A new id of a kind, above all that this world ever had. */
export function takeId(index: WorldIndex, kind: IdKind): number {
  const last = index.world.lastIds?.[kind] ?? highestId(index.world, kind);
  index.world.lastIds = { ...index.world.lastIds, [kind]: last + 1 };
  return last + 1;
}

/** The next order's name: one above the highest number so far. */
export function takeOrderName(index: WorldIndex): string {
  const highest = (top: number, order: WorldOrder) => Math.max(top, Number(/^#(\d+)$/.exec(order.name)?.[1] ?? 0));
  const last = index.world.lastIds?.orderNumber ?? index.world.orders.reduce(highest, 1000);
  index.world.lastIds = { ...index.world.lastIds, orderNumber: last + 1 };
  return `#${last + 1}`;
}

function highestId({ products, customers, orders }: World, kind: IdKind): number {
  let top: number = ID_BASE[kind];
  const see = (id: number) => {
    if (id > top) top = id;
  };
  if (kind === "product") for (const product of products) see(product.id);
  if (kind === "variant") for (const product of products) for (const variant of product.variants) see(variant.id);
  if (kind === "inventoryItem")
    for (const product of products) for (const v of product.variants) see(v.inventoryItemId);
  if (kind === "customer") for (const customer of customers) see(customer.id);
  if (kind === "order") for (const order of orders) see(order.id);
  if (kind === "line") for (const order of orders) for (const line of order.lines) see(line.id);
  if (kind === "refund") for (const order of orders) for (const refund of order.refunds) see(refund.id);
  if (kind === "group") for (const order of orders) for (const line of order.lines) see(line.group?.id ?? 0);
  return top;
}

function saveInto<T extends { id: number }>(list: T[], item: T, known: boolean): void {
  // What changes is mostly recent, hence from the end.
  const at = known ? list.findLastIndex((other) => other.id === item.id) : -1;
  if (at >= 0) list[at] = item;
  else list.push(item);
}

function removeFrom(list: { id: number }[], id: number): void {
  const at = list.findLastIndex((other) => other.id === id);
  if (at >= 0) list.splice(at, 1);
}

function indexOrder(index: WorldIndex, order: WorldOrder): void {
  index.orders.set(order.id, order);
  if (order.customerId === null) return;
  const ids = index.ordersOfCustomer.get(order.customerId);
  if (ids) ids.add(order.id);
  else index.ordersOfCustomer.set(order.customerId, new Set([order.id]));
}

function dropOrderLinks(index: WorldIndex, order: WorldOrder): void {
  if (order.customerId !== null) index.ordersOfCustomer.get(order.customerId)?.delete(order.id);
}

function indexProduct(index: WorldIndex, product: WorldProduct): void {
  index.products.set(product.id, product);
  for (const variant of product.variants) {
    index.variants.set(variant.id, { product, variant });
    index.inventoryItems.set(variant.inventoryItemId, variant.id);
  }
}

function dropProductLinks(index: WorldIndex, product: WorldProduct): void {
  for (const variant of product.variants) {
    index.variants.delete(variant.id);
    index.inventoryItems.delete(variant.inventoryItemId);
  }
}
