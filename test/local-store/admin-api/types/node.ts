import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import { parseGid } from "#test/local-store/admin-api/gid.ts";
import { appInstallationNode } from "#test/local-store/admin-api/types/app-installation.ts";
import { bulkOperationNode } from "#test/local-store/admin-api/types/bulk-operation.ts";
import { collectionNode } from "#test/local-store/admin-api/types/collection.ts";
import { customerNode } from "#test/local-store/admin-api/types/customer.ts";
import { discountAutomaticNode, discountNode } from "#test/local-store/admin-api/types/discount.ts";
import { lineItemNode } from "#test/local-store/admin-api/types/line-item.ts";
import { metaobjectNode } from "#test/local-store/admin-api/types/metaobject.ts";
import { orderNode } from "#test/local-store/admin-api/types/order.ts";
import { productNode } from "#test/local-store/admin-api/types/product.ts";
import { marketNode, shopNode } from "#test/local-store/admin-api/types/shop.ts";
import { inventoryItemNode, variantNode } from "#test/local-store/admin-api/types/variant.ts";
import { seesOrder } from "#test/local-store/admin-api/visible-orders.ts";

type Finder = (id: number, context: AdminContext) => object | null;

/** How each type is found by its legacy id. Types that have no entry make `node` fail loudly. */
const finders: Record<string, Finder> = {
  AppInstallation: (id, context) => (id === context.shop.admin.appInstallationId ? appInstallationNode(context) : null),
  BulkOperation: (id, { shop }) =>
    map(
      shop.admin.bulkOperations.find((one) => one.id === id),
      bulkOperationNode,
    ),
  Collection: (id, { shop }) => map(shop.index.collection(id), collectionNode),
  Customer: (id, { shop }) => map(shop.index.customer(id), customerNode),
  DiscountAutomaticNode: (id, { shop }) =>
    map(
      shop.admin.discounts.find((one) => one.id === id),
      discountAutomaticNode,
    ),
  DiscountNode: (id, { shop }) =>
    map(
      shop.admin.discounts.find((one) => one.id === id),
      discountNode,
    ),
  InventoryItem: (id, { shop }) => {
    for (const product of shop.world.products) {
      const variant = product.variants.find((one) => one.inventoryItemId === id);
      if (variant) return inventoryItemNode(product, variant);
    }
    return null;
  },
  LineItem: (id, { shop }) => {
    for (const order of shop.world.orders) {
      const line = order.lines.find((one) => one.id === id);
      if (line) return lineItemNode(order, line);
    }
    return null;
  },
  Market: (id, { shop }) =>
    map(
      shop.world.shop.markets.find((one) => one.id === id),
      marketNode,
    ),
  Metaobject: (id, { shop }) =>
    map(
      Object.values(shop.admin.metaobjects).find((one) => one.id === id),
      metaobjectNode,
    ),
  Order: (id, context) => {
    const order = context.shop.index.order(id);
    return order && seesOrder(order, context) ? orderNode(order) : null;
  },
  Product: (id, { shop }) => map(shop.index.product(id), productNode),
  ProductVariant: (id, { shop }) =>
    map(shop.index.variant(id), ({ product, variant }) => variantNode(product, variant)),
  Shop: (id, { shop }) => (id === shop.world.shop.id ? shopNode(shop) : null),
};

function map<T, U>(value: T | null | undefined, turn: (value: T) => U): U | null {
  return value === null || value === undefined ? null : turn(value);
}

/** The node behind a gid, null when there is none; throws for a type that the local store does not keep. */
export function nodeByGid(gid: string, context: AdminContext): object | null {
  const parsed = parseGid(gid);
  if (!parsed) return null;
  const find = finders[parsed.type];
  if (!find) throw unknownHere(`nodes of type ${parsed.type}`);
  return find(Number(parsed.id), context);
}

/** Whether something with this gid exists; false for types that the local store does not keep. */
export function nodeExists(gid: string, context: AdminContext): boolean {
  const parsed = parseGid(gid);
  return parsed !== null && parsed.type in finders && nodeByGid(gid, context) !== null;
}
