import { savePromises } from "#app/pipeline/results/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { proposalsOf, versionIdOf } from "#test/journeys/two-shops/seed-offers.ts";
import { NOW } from "#test/journeys/two-shops/seed-records.ts";
import type { World } from "#test/local-store/world/types.ts";

/** A promise of the first offer that was broken in the newest order; under the same ids in both shops. */
export async function seedPromises(world: World, mark: string): Promise<void> {
  const [offer] = proposalsOf(world);
  const order = world.orders.at(-1);
  if (!offer || !order) throw new Error("no offer, or no order");
  const orderId = BigInt(order.id);
  const about = { orderId, offerId: offer.offerId, versionId: versionIdOf(offer), currency: "GBP", orderedAt: NOW };
  const verdict = { verdict: "broken" as const, reason: "code" as const, cause: mark, sets: 1 };
  const promise = { ...about, ...verdict, promisedMinor: 1900, chargedMinor: 2000 };
  await savePromises(db(), world.shop.domain, [orderId], [promise]);
}
