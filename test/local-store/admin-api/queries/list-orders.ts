import { type Args, optionalText } from "#test/local-store/admin-api/args.ts";
import { mapPage, type Ordering, type Page, paginate, sortFor } from "#test/local-store/admin-api/connection.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import { orderUpdatedAt } from "#test/local-store/admin-api/order-updated-at.ts";
import { byId, byText, byTime, compileSearch, type SearchFields } from "#test/local-store/admin-api/search-query.ts";
import { type OrderNode, orderNode } from "#test/local-store/admin-api/types/order.ts";
import { seesOrder } from "#test/local-store/admin-api/visible-orders.ts";
import { totalMinor } from "#test/local-store/world/order-money.ts";
import type { WorldOrder } from "#test/local-store/world/types.ts";

function sortKeys({ shop }: AdminContext): Record<string, Ordering<WorldOrder>["value"]> {
  return {
    ID: null,
    CREATED_AT: (order) => order.createdAt,
    PROCESSED_AT: (order) => order.processedAt,
    UPDATED_AT: (order) => orderUpdatedAt(shop, order),
    ORDER_NUMBER: (order) => Number(order.name.replace(/\D/g, "")),
    TOTAL_PRICE: totalMinor,
  };
}

function searchFields({ shop }: AdminContext): SearchFields<WorldOrder> {
  return {
    id: byId((order) => order.id),
    name: byText((order) => order.name),
    created_at: byTime((order) => order.createdAt),
    processed_at: byTime((order) => order.processedAt),
    updated_at: byTime((order) => orderUpdatedAt(shop, order)),
    // Nothing in the world archives orders: only a cancelled one is not open.
    status: (order, _comparator, value) => value === "any" || (value === "cancelled") === (order.cancelledAt !== null),
    financial_status: byText((order) => order.financialStatus),
    test: byText((order) => String(order.test)),
    source_name: byText((order) => order.sourceName),
    customer_id: byId((order) => order.customerId ?? 0),
    tag: (order, _comparator, value) => order.tags.some((tag) => tag.toLowerCase() === value.toLowerCase()),
  };
}

/** Orders that the app may see and that the search finds, unsorted. */
export function findOrders(args: Args, context: AdminContext): WorldOrder[] {
  const fits = compileSearch(optionalText(args, "query"), searchFields(context), "orders");
  return context.shop.world.orders.filter((order) => seesOrder(order, context) && (fits === null || fits(order)));
}

/** The query `orders`. */
export function listOrders(args: Args, context: AdminContext): Page<OrderNode> {
  const sortKey = optionalText(args, "sortKey") ?? "PROCESSED_AT";
  const value = sortKeys(context)[sortKey];
  if (value === undefined) throw unknownHere(`orders sorted by ${sortKey}`);
  const ordering = { id: (order: WorldOrder) => order.id, value };
  return mapPage(paginate(sortFor(findOrders(args, context), args, ordering), args, ordering), orderNode);
}
