import { mapPage, paginate, sortFor } from "#test/local-store/admin-api/connection.ts";
import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";
import { money } from "#test/local-store/admin-api/types/money.ts";
import { orderNode, refusals } from "#test/local-store/admin-api/types/order.ts";
import { seesOrder } from "#test/local-store/admin-api/visible-orders.ts";
import { refundedMinor, totalMinor } from "#test/local-store/world/order-money.ts";
import type { WorldCustomer, WorldOrder } from "#test/local-store/world/types.ts";

export interface CustomerNode {
  __typename: "Customer";
  customer: WorldCustomer;
}

export function customerNode(customer: WorldCustomer): CustomerNode {
  return { __typename: "Customer", customer };
}

const byIdOrder = { id: (order: WorldOrder) => order.id, value: null };

export const customerTypes: Record<string, ObjectResolvers> = {
  Customer: {
    ...resolversOf<CustomerNode>({
      id: ({ customer }) => toGid("Customer", customer.id),
      legacyResourceId: ({ customer }) => String(customer.id),
      createdAt: ({ customer }) => customer.createdAt,
      updatedAt: ({ customer }, _args, { shop }) =>
        shop.admin.touched[toGid("Customer", customer.id)] ?? customer.createdAt,
      tags: ({ customer }) => customer.tags,
      numberOfOrders: ({ customer }, _args, { shop }) => String(shop.index.ordersOf(customer.id).length),
      amountSpent: ({ customer }, _args, { shop }) =>
        money(
          shop.index.ordersOf(customer.id).reduce((sum, order) => sum + totalMinor(order) - refundedMinor(order), 0),
          shop.world.shop.currency,
        ),
      orders: ({ customer }, args, context) => {
        const orders = context.shop.index.ordersOf(customer.id).filter((order) => seesOrder(order, context));
        return mapPage(paginate(sortFor(orders, args, byIdOrder), args, byIdOrder), orderNode);
      },
    }),
    ...refusals([
      "email",
      "firstName",
      "lastName",
      "displayName",
      "phone",
      "defaultEmailAddress",
      "defaultPhoneNumber",
      "defaultAddress",
      "addresses",
      "addressesV2",
    ]),
    ...metafieldFields<CustomerNode>(({ customer }) => toGid("Customer", customer.id)),
  },
};
