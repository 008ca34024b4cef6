import { earliest } from "./calendar.ts";
import type { WorldCustomer } from "./types.ts";
import { CannotChange, type WorldChange } from "./world-change.ts";
import { listOrdersOf, removeCustomer, saveCustomer, saveOrder, type WorldIndex } from "./world-index.ts";

/**
 * Two records of one person become one: `goneId`'s orders go to `keptId`. The orders do not count as changed:
 * Shopify documents no such thing, and an app that relied on it would be wrong if it is not so.
 */
export function mergeCustomers(
  index: WorldIndex,
  { keptId, goneId }: { keptId: number; goneId: number },
): WorldChange[] {
  if (keptId === goneId) throw new CannotChange("A customer cannot be merged with itself");
  const gone = requireCustomer(index, goneId);
  const old = requireCustomer(index, keptId);
  const kept: WorldCustomer = {
    ...old,
    email: old.email ?? gone.email,
    tags: [...new Set([...old.tags, ...gone.tags])],
    createdAt: earliest(old.createdAt, gone.createdAt),
  };
  const orders = listOrdersOf(index, goneId);
  for (const order of orders) saveOrder(index, { ...order, customerId: keptId });
  saveCustomer(index, kept);
  removeCustomer(index, gone);
  return [{ what: "customers-merged", kept, gone, orderIds: orders.map((order) => order.id) }];
}

/** The person's data is erased here and on their orders; the orders stay. The change holds the person as before. */
export function redactCustomer(index: WorldIndex, { customerId }: { customerId: number }, now: string): WorldChange[] {
  const customer = requireCustomer(index, customerId);
  const orders = listOrdersOf(index, customerId);
  for (const order of orders) saveOrder(index, { ...order, email: null, attributes: [], updatedAt: now });
  saveCustomer(index, { ...customer, email: null, firstName: "", lastName: "", tags: [] });
  return [{ what: "customer-redacted", customer, orderIds: orders.map((order) => order.id) }];
}

function requireCustomer(index: WorldIndex, customerId: number): WorldCustomer {
  const customer = index.customers.get(customerId);
  if (!customer) throw new CannotChange(`The shop has no customer ${customerId}`);
  return customer;
}
