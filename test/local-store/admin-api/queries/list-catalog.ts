import { type Args, optionalText } from "#test/local-store/admin-api/args.ts";
import { mapPage, type Ordering, type Page, paginate, sortFor } from "#test/local-store/admin-api/connection.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import { byId, byText, byTime, compileSearch, type SearchFields } from "#test/local-store/admin-api/search-query.ts";
import { type CollectionNode, collectionNode } from "#test/local-store/admin-api/types/collection.ts";
import { type CustomerNode, customerNode } from "#test/local-store/admin-api/types/customer.ts";
import { type ProductNode, productNode, productUpdatedAt } from "#test/local-store/admin-api/types/product.ts";
import { type VariantNode, variantNode } from "#test/local-store/admin-api/types/variant.ts";
import type { WorldCollection, WorldCustomer, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

interface ListKind<T> {
  name: string;
  /** By the schema's sort key in lower case. */
  sortKeys: Record<string, Ordering<T>["value"]>;
  search: SearchFields<T>;
}

function listOf<T>(items: T[], args: Args, idOf: (item: T) => number, kind: ListKind<T>): Page<T> {
  const sortKey = optionalText(args, "sortKey") ?? "ID";
  const value = kind.sortKeys[sortKey.toLowerCase()];
  if (value === undefined) throw unknownHere(`${kind.name} sorted by ${sortKey}`);
  const ordering = { id: idOf, value };
  return paginate(sortFor(search(items, args, kind), args, ordering), args, ordering);
}

function search<T>(items: T[], args: Args, kind: ListKind<T>): T[] {
  const fits = compileSearch(optionalText(args, "query"), kind.search, kind.name);
  return fits === null ? items : items.filter(fits);
}

function productKind(context: AdminContext): ListKind<WorldProduct> {
  return {
    name: "products",
    sortKeys: {
      id: null,
      title: (product) => product.title.toLowerCase(),
      vendor: (product) => product.vendor.toLowerCase(),
      product_type: (product) => product.productType.toLowerCase(),
      created_at: (product) => product.createdAt,
      updated_at: (product) => productUpdatedAt(product, context),
    },
    search: {
      id: byId((product) => product.id),
      handle: byText((product) => product.handle),
      title: byText((product) => product.title),
      vendor: byText((product) => product.vendor),
      product_type: byText((product) => product.productType),
      status: byText((product) => product.status),
      created_at: byTime((product) => product.createdAt),
      updated_at: byTime((product) => productUpdatedAt(product, context)),
      tag: (product, _comparator, value) => product.tags.some((tag) => tag.toLowerCase() === value.toLowerCase()),
      sku: (product, comparator, value) =>
        product.variants.some((variant) => byText<WorldVariant>((one) => one.sku)(variant, comparator, value)),
      gift_card: byText((product) => String(product.isGiftCard)),
    },
  };
}

export function findProducts(args: Args, context: AdminContext): WorldProduct[] {
  return search(context.shop.world.products, args, productKind(context));
}

/** The query `products`. */
export function listProducts(args: Args, context: AdminContext): Page<ProductNode> {
  return mapPage(
    listOf(context.shop.world.products, args, (product) => product.id, productKind(context)),
    productNode,
  );
}

/** The query `productVariants`. */
export function listVariants(args: Args, context: AdminContext): Page<VariantNode> {
  const all = context.shop.world.products.flatMap((product) =>
    product.variants.map((variant) => variantNode(product, variant)),
  );
  const kind: ListKind<VariantNode> = {
    name: "productVariants",
    sortKeys: {
      id: null,
      sku: ({ variant }) => variant.sku ?? "",
      title: ({ variant }) => variant.title,
      position: ({ variant }) => variant.position,
    },
    search: {
      id: byId(({ variant }) => variant.id),
      sku: byText(({ variant }) => variant.sku),
      product_id: byId(({ product }) => product.id),
      updated_at: byTime(({ product }) => productUpdatedAt(product, context)),
      product_status: byText(({ product }) => product.status),
    },
  };
  return listOf(all, args, ({ variant }) => variant.id, kind);
}

/** The query `collections`. */
export function listCollections(args: Args, { shop }: AdminContext): Page<CollectionNode> {
  const kind: ListKind<WorldCollection> = {
    name: "collections",
    sortKeys: { id: null, title: (one) => one.title.toLowerCase(), updated_at: (one) => one.updatedAt },
    search: {
      id: byId((one) => one.id),
      handle: byText((one) => one.handle),
      title: byText((one) => one.title),
      updated_at: byTime((one) => one.updatedAt),
    },
  };
  return mapPage(
    listOf(shop.world.collections, args, (one) => one.id, kind),
    collectionNode,
  );
}

function customerKind({ shop }: AdminContext): ListKind<WorldCustomer> {
  return {
    name: "customers",
    sortKeys: { id: null, created_at: (one) => one.createdAt },
    search: {
      id: byId((one) => one.id),
      customer_date: byTime((one) => one.createdAt),
      created_at: byTime((one) => one.createdAt),
      updated_at: byTime((one) => shop.admin.touched[`gid://shopify/Customer/${one.id}`] ?? one.createdAt),
      country: byText((one) => one.countryCode),
      tag: (one, _comparator, value) => one.tags.some((tag) => tag.toLowerCase() === value.toLowerCase()),
      orders_count: byId((one) => shop.index.ordersOf(one.id).length),
    },
  };
}

export function findCustomers(args: Args, context: AdminContext): WorldCustomer[] {
  return search(context.shop.world.customers, args, customerKind(context));
}

/** The query `customers`. */
export function listCustomers(args: Args, context: AdminContext): Page<CustomerNode> {
  return mapPage(
    listOf(context.shop.world.customers, args, (one) => one.id, customerKind(context)),
    customerNode,
  );
}
