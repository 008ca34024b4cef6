import { forgetAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { listKeysOfOrders, unlinkOrders } from "#app/pipeline/orders/person-store.server.ts";
import type { Database } from "#app/runtime/database.server.ts";
import type { Person } from "#app/shops/person-signal.server.ts";
import { findPerson, forgetPerson } from "#app/shops/person-store.server.ts";
import { forgetExportsOfPerson } from "#app/shops/privacy-requests.server.ts";
import { saveTombstones } from "#app/shops/tombstones.server.ts";

/**
 * Forgets a person for good: everything we know them by goes and lies under a tombstone, their orders become nobody's, and
 * so do orders of theirs that are yet to come. What they said on an order goes too, as it is in their own words. Baskets are kept: which products were bought together says nothing of who.
 * Can be repeated, and can come before anything of the person was seen. The caller holds the shop (`holdShop`).
 * @returns what was done, by name.
 */
export async function redactPerson(
  tx: Database,
  shop: string,
  { customerId, emailHmac, orderIds }: Omit<Person, "requestId">,
  now: Date,
): Promise<{ customers: number; aliases: number; orders: number; exports: number }> {
  // Shopify says that these orders are this person's: whoever they stand under with us is the same person.
  const owners = await listKeysOfOrders(tx, shop, orderIds);
  const person = await findPerson(tx, shop, { customerId, emailHmac, keys: owners });
  const unlinked = await unlinkOrders(tx, shop, { keys: person.keys, orderIds });
  await saveTombstones(tx, shop, "customer", person.customerIds, now);
  await saveTombstones(tx, shop, "email", person.emailHmacs, now);
  const ownerless = [...new Set([...orderIds, ...unlinked])];
  await saveTombstones(tx, shop, "order-owner", ownerless, now);
  await forgetAnswers(tx, shop, ownerless.map(BigInt));
  const exports = await forgetExportsOfPerson(tx, shop, person);
  const forgotten = await forgetPerson(tx, shop, person.keys);
  return { ...forgotten, orders: unlinked.length, exports };
}
