import { type Args, input, optionalInteger, optionalText, text, texts } from "#test/local-store/admin-api/args.ts";
import { mapPage, paginate, paginateInOrder, sortFor } from "#test/local-store/admin-api/connection.ts";
import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { accessDenied, badRequest, unknownHere } from "#test/local-store/admin-api/errors.ts";
import { parseGid, toGid } from "#test/local-store/admin-api/gid.ts";
import { definitionsOf } from "#test/local-store/admin-api/metafields/definitions.ts";
import { metaobjectDefinition } from "#test/local-store/admin-api/metafields/metaobject-definitions.ts";
import { resolveMetaobjectType } from "#test/local-store/admin-api/namespaces.ts";
import { findBulkOperations } from "#test/local-store/admin-api/queries/list-bulk-operations.ts";
import {
  findCustomers,
  findProducts,
  listCollections,
  listCustomers,
  listProducts,
  listVariants,
} from "#test/local-store/admin-api/queries/list-catalog.ts";
import { findOrders, listOrders } from "#test/local-store/admin-api/queries/list-orders.ts";
import { isGranted, loadAdminSchema } from "#test/local-store/admin-api/schema.ts";
import type { StoredMetaobject } from "#test/local-store/admin-api/state.ts";
import { appInstallationNode } from "#test/local-store/admin-api/types/app-installation.ts";
import { bulkOperationNode } from "#test/local-store/admin-api/types/bulk-operation.ts";
import { collectionNode } from "#test/local-store/admin-api/types/collection.ts";
import { discountAutomaticNode, discountNode } from "#test/local-store/admin-api/types/discount.ts";
import { metaobjectNode } from "#test/local-store/admin-api/types/metaobject.ts";
import { nodeByGid } from "#test/local-store/admin-api/types/node.ts";
import { productNode } from "#test/local-store/admin-api/types/product.ts";
import { marketNode, shopNode } from "#test/local-store/admin-api/types/shop.ts";

/** A thing of one type by its gid; a gid of another type is an error, one that is not there null. */
function one(type: string) {
  return (_root: unknown, args: Args, context: AdminContext): object | null => {
    const gid = text(args, "id");
    const parsed = parseGid(gid);
    if (parsed?.type !== type) throw badRequest(`Invalid global id '${gid}'`, "INVALID_GLOBAL_ID");
    return nodeByGid(gid, context);
  };
}

function count(found: unknown[], args: Args): { count: number; precision: string } {
  const limit = optionalInteger(args, "limit") ?? found.length;
  const isCut = limit < found.length;
  return { count: isCut ? limit : found.length, precision: isCut ? "AT_LEAST" : "EXACT" };
}

const orderFields = resolversOf<unknown>({
  order: one("Order"),
  orders: (_root, args, context) => listOrders(args, context),
  ordersCount: (_root, args, context) => count(findOrders(args, context), args),
  customer: one("Customer"),
  customers: (_root, args, context) => listCustomers(args, context),
  customersCount: (_root, args, context) => count(findCustomers(args, context), args),
});

const catalogFields = resolversOf<unknown>({
  product: one("Product"),
  productByHandle: (_root, args, { shop }) => productByHandle(shop, text(args, "handle")),
  productByIdentifier: (_root, args, context) => {
    const identifier = input(args, "identifier");
    const handle = optionalText(identifier, "handle");
    if (handle !== null) return productByHandle(context.shop, handle);
    const id = optionalText(identifier, "id");
    if (id === null) throw unknownHere("a product by its custom id");
    return nodeByGid(id, context);
  },
  products: (_root, args, context) => listProducts(args, context),
  productsCount: (_root, args, context) => count(findProducts(args, context), args),
  productVariant: one("ProductVariant"),
  productVariants: (_root, args, context) => listVariants(args, context),
  collection: one("Collection"),
  collectionByHandle: (_root, args, { shop }) => {
    const found = shop.world.collections.find((collection) => collection.handle === text(args, "handle"));
    return found ? collectionNode(found) : null;
  },
  collections: (_root, args, context) => listCollections(args, context),
  inventoryItem: one("InventoryItem"),
});

function productByHandle(shop: AdminContext["shop"], handle: string) {
  const found = shop.world.products.find((product) => product.handle === handle);
  return found ? productNode(found) : null;
}

const shopFields = resolversOf<unknown>({
  shop: (_root, _args, { shop }) => shopNode(shop),
  market: one("Market"),
  markets: (_root, args, { shop }) => mapPage(paginateInOrder(shop.world.shop.markets, args), marketNode),
  currentAppInstallation: (_root, _args, context) => appInstallationNode(context),
  appInstallation: (_root, args, context) => {
    const gid = optionalText(args, "id");
    return gid === null ? appInstallationNode(context) : nodeByGid(gid, context);
  },
  node: (_root, args, context) => nodeOfAnyType("node", text(args, "id"), context),
  nodes: (_root, args, context) => texts(args, "ids").map((gid) => nodeOfAnyType("nodes", gid, context)),
});

const appFields = resolversOf<unknown>({
  bulkOperation: one("BulkOperation"),
  bulkOperations: (_root, args, context) => findBulkOperations(args, context),
  currentBulkOperation: (_root, args, { shop }) => {
    const type = optionalText(args, "type") ?? "QUERY";
    const latest = shop.admin.bulkOperations.findLast((operation) => operation.type === type);
    return latest ? bulkOperationNode(latest) : null;
  },
  discountNode: (_root, args, context) =>
    nodeByGid(text(args, "id").replace("/DiscountAutomaticNode/", "/DiscountNode/"), context),
  discountNodes: (_root, args, { shop }) => mapPage(paginateInOrder(ownDiscounts(shop, args), args), discountNode),
  automaticDiscountNode: one("DiscountAutomaticNode"),
  automaticDiscountNodes: (_root, args, { shop }) =>
    mapPage(paginateInOrder(ownDiscounts(shop, args), args), discountAutomaticNode),
  webPixel: (_root, args, { shop }) => {
    const gid = optionalText(args, "id");
    const pixel = shop.admin.webPixel;
    return pixel && (gid === null || gid === toGid("WebPixel", pixel.id)) ? pixel : null;
  },
  metafieldDefinitions: (_root, args, { shop, deps }) => {
    const key = optionalText(args, "key");
    const found = definitionsOf(shop, deps.appConfig, text(args, "ownerType"));
    return paginateInOrder(
      found.filter((definition) => key === null || definition.key === key),
      args,
    );
  },
});

/** `Node` says nothing of scopes, so the type that the gid names is asked. */
function nodeOfAnyType(fieldName: string, gid: string, context: AdminContext): object | null {
  const requirement = loadAdminSchema().access.get(parseGid(gid)?.type ?? "");
  if (requirement && !isGranted(requirement, context.scopes)) throw accessDenied(fieldName, requirement);
  return nodeByGid(gid, context);
}

function ownDiscounts(shop: AdminContext["shop"], args: Args) {
  const query = optionalText(args, "query");
  if (query !== null && query.trim() !== "") throw unknownHere("a search among discounts");
  return shop.admin.discounts;
}

const metaobjectOrdering = { id: (metaobject: StoredMetaobject) => metaobject.id, value: null };

const metaobjectFields = resolversOf<unknown>({
  metaobject: one("Metaobject"),
  metaobjectByHandle: (_root, args, { shop }) => {
    const handle = input(args, "handle");
    const type = resolveMetaobjectType(text(handle, "type"), shop.installation?.appId ?? 0);
    const found = shop.admin.metaobjects[`${type}/${text(handle, "handle")}`];
    return found ? metaobjectNode(found) : null;
  },
  metaobjects: (_root, args, { shop }) => {
    const query = optionalText(args, "query");
    if (query !== null && query.trim() !== "") throw unknownHere("a search among metaobjects");
    const type = resolveMetaobjectType(text(args, "type"), shop.installation?.appId ?? 0);
    const found = Object.values(shop.admin.metaobjects).filter((metaobject) => metaobject.type === type);
    return mapPage(paginate(sortFor(found, args, metaobjectOrdering), args, metaobjectOrdering), metaobjectNode);
  },
  metaobjectDefinitionByType: (_root, args, context) => metaobjectDefinition(context, text(args, "type")),
});

export const queryTypes: Record<string, ObjectResolvers> = {
  QueryRoot: { ...orderFields, ...catalogFields, ...shopFields, ...appFields, ...metaobjectFields },
  Count: resolversOf<{ count: number; precision: string }>({
    count: (counted) => counted.count,
    precision: (counted) => counted.precision,
  }),
  WebPixel: resolversOf<{ id: number; settings: unknown }>({
    id: ({ id }) => toGid("WebPixel", id),
    settings: ({ settings }) => settings,
  }),
};
