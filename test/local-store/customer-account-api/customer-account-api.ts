import { inputs, text } from "#test/local-store/admin-api/args.ts";
import { legacyId, toGid } from "#test/local-store/admin-api/gid.ts";
import { setOrderMetafield } from "#test/local-store/admin-api/metafields/set-order-metafield.ts";
import { toConnection } from "#test/local-store/graphql/connection.ts";
import { readSchema } from "#test/local-store/graphql/read-schema-file.ts";
import {
  type GraphqlApi,
  type Operation,
  type OperationAnswer,
  runOperation,
} from "#test/local-store/graphql/run-operation.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { WorldCustomer, WorldOrder } from "#test/local-store/world/types.ts";
import { type CustomerContext, requireScope, resolversOf } from "./context.ts";
import { metafieldFields, metafieldTypes } from "./metafield.ts";
import { lineTypes, orderFields } from "./order.ts";

let api: GraphqlApi<CustomerContext> | undefined;

/**
 * Runs an operation of the Customer Account API for the customer who is signed in, on the real schema of 2026-07. Without
 * one there is nothing to see: the caller lets nobody else in.
 */
export function queryCustomerAccount(
  parts: StoreParts,
  { shop, session }: Visit,
  operation: Operation,
): Promise<OperationAnswer> {
  api ??= { schema: readSchema("customer_2026-07"), resolvers };
  const customer = session.customerId === null ? null : shop.index.customer(session.customerId);
  if (!customer) throw new Error("The Customer Account API wants a signed-in customer");
  return runOperation(api, operation, () => ({ shop, parts, customer }));
}

/** An order of this customer; null for anybody else's. */
function ownOrder(gid: string, { shop, customer }: CustomerContext): WorldOrder | null {
  const order = shop.index.order(legacyId(gid, "Order") ?? 0);
  return order?.customerId === customer.id ? order : null;
}

/** In whatever sequence, the newest first: the schema's other sort keys are not told apart. */
function ordersOf({ shop, customer }: CustomerContext, isReverse: boolean): WorldOrder[] {
  const sorted = shop.index.ordersOf(customer.id).toSorted((a, b) => (a.processedAt < b.processedAt ? -1 : 1));
  return isReverse ? sorted.reverse() : sorted;
}

const resolvers = {
  ...lineTypes,
  ...metafieldTypes,
  QueryRoot: resolversOf<unknown>({
    customer: (_source, _args, context) => {
      requireScope(context, "customer_read_customers", "customer");
      return context.customer;
    },
    order: (_source, args, context) => {
      requireScope(context, "customer_read_orders", "order");
      return ownOrder(text(args, "id"), context);
    },
  }),
  Mutation: resolversOf<unknown>({
    metafieldsSet: (_source, args, context) => setMetafields(inputs(args, "metafields"), context),
  }),
  Customer: {
    ...resolversOf<WorldCustomer>({
      id: ({ id }) => toGid("Customer", id),
      firstName: ({ firstName }) => firstName,
      lastName: ({ lastName }) => lastName,
      displayName: ({ firstName, lastName }) => `${firstName} ${lastName}`.trim(),
      tags: ({ tags }) => tags,
      orders: (_customer, args, context) => {
        requireScope(context, "customer_read_orders", "orders");
        return toConnection(ordersOf(context, args.reverse === true), { ...args, reverse: false }, (order) => order);
      },
    }),
    ...metafieldFields<WorldCustomer>("customer", ({ id }) => toGid("Customer", id)),
  },
  Order: {
    ...orderFields,
    ...metafieldFields<WorldOrder>("order", ({ id }) => toGid("Order", id)),
  },
} satisfies GraphqlApi<CustomerContext>["resolvers"];

/** All fields or none, as Shopify writes them. */
function setMetafields(fields: ReturnType<typeof inputs>, context: CustomerContext) {
  const { shop, parts } = context;
  const at = { shop, deps: parts.adminDeps, nowMs: parts.clock.now() };
  const userErrors = [];
  const metafields = [];
  for (const [index, field] of fields.entries()) {
    const order = ownOrder(text(field, "ownerId"), context);
    const wish = {
      orderId: order?.id ?? 0,
      namespace: text(field, "namespace"),
      key: text(field, "key"),
      value: text(field, "value"),
    };
    const written = setOrderMetafield(wish, at);
    if ("userError" in written) userErrors.push({ ...written.userError, elementIndex: index });
    else metafields.push({ field: written.metafield });
  }
  parts.changed();
  return userErrors.length > 0 ? { metafields: null, userErrors } : { metafields, userErrors };
}
