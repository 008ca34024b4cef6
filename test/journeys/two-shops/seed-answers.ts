import { saveAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { proposalsOf, versionIdOf } from "#test/journeys/two-shops/seed-offers.ts";
import { NOW } from "#test/journeys/two-shops/seed-records.ts";
import type { World } from "#test/local-store/world/types.ts";

/** What the shopper of every order says of the first offer. */
export function anAnswerOf(world: World, said: string) {
  const [offer] = proposalsOf(world);
  if (!offer) throw new Error("no offer");
  return { versionId: versionIdOf(offer), useful: true, said, answeredAt: NOW };
}

/** Answers on every order; of the same orders and about the same offer in both shops. */
export async function seedAnswers(world: World, mark: string): Promise<void> {
  const answer = anAnswerOf(world, mark);
  const orders = world.orders.map(({ id }) => ({ orderId: BigInt(id), answer }));
  await saveAnswers(db(), world.shop.domain, orders);
}
