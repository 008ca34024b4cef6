import { toGid } from "#test/local-store/admin-api/gid.ts";
import { type LiquidObject, lazily } from "./lazily.ts";
import { metafieldsObject } from "./metafields.ts";
import type { Scene } from "./scene.ts";

/** `customer`: who is signed in; null for a guest. */
export function customerObject(scene: Scene): LiquidObject | null {
  const customer = scene.customerId === null ? null : scene.shop.index.customer(scene.customerId);
  if (!customer) return null;
  const orders = () => scene.shop.index.ordersOf(customer.id);
  return lazily({
    id: () => customer.id,
    email: () => customer.email,
    first_name: () => customer.firstName,
    last_name: () => customer.lastName,
    name: () => `${customer.firstName} ${customer.lastName}`.trim(),
    tags: () => customer.tags,
    has_account: () => true,
    accepts_marketing: () => false,
    orders_count: () => orders().length,
    "b2b?": () => scene.companyId !== null,
    current_company: () => (scene.companyId === null ? null : { id: scene.companyId, name: "Company" }),
    current_location: () => (scene.companyId === null ? null : { id: scene.companyId, name: "Head office" }),
    metafields: () => metafieldsObject(scene, toGid("Customer", customer.id)),
  });
}
