import type { World, WorldCollection, WorldCustomer, WorldOrder } from "#test/local-store/world/types.ts";
import { toPhone } from "./person-payload.ts";
import { toGid, toShopTime } from "./rest-values.ts";

/** The payload of orders/edited: by how many each line changed. */
export function toOrderEdit(
  world: World,
  order: WorldOrder,
  edit: { id: number; at: string; deltas: { lineId: number; delta: number }[] },
) {
  const at = toShopTime(edit.at, world.shop.timeZone);
  const changes = (sign: 1 | -1) =>
    edit.deltas
      .filter(({ delta }) => Math.sign(delta) === sign)
      .map(({ lineId, delta }) => ({ id: lineId, delta: Math.abs(delta) }));
  return {
    order_edit: {
      id: edit.id,
      order_id: order.id,
      app_id: null,
      user_id: null,
      created_at: at,
      committed_at: at,
      notify_customer: false,
      staff_note: "",
      line_items: { additions: changes(1), removals: changes(-1) },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

/** The payload of collections/update. */
export function toCollectionPayload(world: World, collection: WorldCollection) {
  const at = toShopTime(collection.updatedAt, world.shop.timeZone);
  return {
    id: collection.id,
    admin_graphql_api_id: toGid("Collection", collection.id),
    handle: collection.handle,
    title: collection.title,
    body_html: collection.descriptionHtml,
    updated_at: at,
    published_at: at,
    published_scope: "web",
    sort_order: "manual",
    template_suffix: null,
  };
}

/** The payload of customers/merge after it went well. */
export function toCustomerMerge(kept: WorldCustomer, deleted: WorldCustomer) {
  return {
    admin_graphql_api_customer_kept_id: toGid("Customer", kept.id),
    admin_graphql_api_customer_deleted_id: toGid("Customer", deleted.id),
    admin_graphql_api_job_id: null,
    status: "completed",
    errors: [],
  };
}

/** The payload of customers/data_request: a shopper asked the shop for what is stored. */
export function toDataRequest(world: World, customer: WorldCustomer, requestId: number) {
  return {
    ...toPrivacySubject(world, customer),
    orders_requested: ordersOf(world, customer),
    data_request: { id: requestId },
  };
}

/** Whom a privacy request is about. */
export function toPrivacySubject(world: World, customer: WorldCustomer) {
  return {
    shop_id: world.shop.id,
    shop_domain: world.shop.domain,
    customer: { id: customer.id, email: customer.email, phone: toPhone(customer) },
  };
}

function ordersOf(world: World, customer: WorldCustomer): number[] {
  return world.orders.filter((order) => order.customerId === customer.id).map((order) => order.id);
}

/** The payload of app_subscriptions/update. */
export function toSubscriptionPayload(
  world: World,
  plan: { id: number; name: string; handle: string; status: string; price: string; at: string },
) {
  return {
    app_subscription: {
      admin_graphql_api_id: toGid("AppSubscription", plan.id),
      admin_graphql_api_shop_id: toGid("Shop", world.shop.id),
      name: plan.name,
      plan_handle: plan.handle,
      status: plan.status,
      price: plan.price,
      currency: "USD",
      interval: "every_30_days",
      capped_amount: "0.0",
      created_at: plan.at,
      updated_at: plan.at,
    },
  };
}
