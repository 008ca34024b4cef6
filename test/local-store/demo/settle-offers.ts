import { setTimeout as sleep } from "node:timers/promises";
import { decideOffer } from "#app/pipeline/offers/decide-offer.server.ts";
import type { Level, OfferKind } from "#app/pipeline/offers/offer.ts";
import { listOffers } from "#app/pipeline/offers/store.server.ts";
import { syncPublicationsJob } from "#app/pipeline/publishing/jobs.ts";
import { db } from "#app/runtime/database.server.ts";

/** How many offers of each kind the demo's merchant gives a saving to: the best that stand on pages of their own. */
const GIVEN: Partial<Record<OfferKind, number>> = { tier: 4, quantity: 4, bundle: 8 };

/**
 * Decides as the merchant of the made-up shop would: a saving on some of what was found. The shop's ties are strong, most who
 * buy the first product buy the others anyway, so Tandem proposes its sets without a saving, and whoever opens the demo
 * should see what one looks like. Nothing is decided where the merchant has had a word already.
 * @returns how many offers were given a saving
 */
export async function settleOffers(shop: string, now: Date): Promise<number> {
  const offers = await listOffers(db(), shop, {});
  if (offers.some(({ decision }) => decision !== null)) return 0;
  const taken = new Set<bigint>();
  let given = 0;
  for (const [kind, most] of Object.entries(GIVEN)) {
    const best = offers.filter(
      (offer) => offer.kind === kind && !taken.has(offer.anchorId) && offer.state !== "retired",
    );
    for (const { offerId, anchorId, levels } of best.slice(0, most)) {
      taken.add(anchorId);
      await decideOffer(shop, { offerId, verb: "edit", savings: savingsOf(kind, levels) }, { now, next: [] });
      await decideOffer(shop, { offerId, verb: "accept" }, { now, next: [syncPublicationsJob] });
      given += 1;
    }
  }
  return given;
}

/** Slight, as Tandem's own rules have it: 5 % for two, 10 % for more. */
function savingsOf(kind: string, levels: readonly Level[]): number[] {
  if (kind === "bundle") return levels.map(({ members }) => (members.length > 2 ? 10 : 5));
  return levels.map((_, at) => [0, 5, 10][at] ?? 10);
}

/** Waits until what was decided is in the shop. */
export async function untilPublished(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const [jobs] = await db().$queryRaw<{ count: bigint }[]>`
      select count(*) from pgboss.job where state in ('created', 'retry', 'active') and name = ${syncPublicationsJob.kind}`;
    if (jobs?.count === 0n) return;
    await sleep(200);
  }
}
