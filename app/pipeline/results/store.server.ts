import type { Comparison, Verdict } from "#app/pipeline/results/promise.ts";
import { type Database, db } from "#app/runtime/database.server.ts";

/** A comparison with the order it is of. */
export type ComparedPromise = Comparison & { orderId: bigint; currency: string; orderedAt: Date };

/**
 * Notes what came of the promises of these orders; of an order that is no more, or no longer names an offer, nothing stays.
 * A verdict stands as long as the same was charged: rules that were honoured when the order was placed are forgotten later,
 * and a refund must not make another reason of it.
 */
export async function savePromises(
  tx: Database,
  shop: string,
  orderIds: readonly bigint[],
  promises: readonly ComparedPromise[],
): Promise<void> {
  const json = JSON.stringify(promises.map(toColumns));
  await tx.$executeRaw`
    delete from order_promise p where p.shop = ${shop} and p.order_id = any(${orderIds.map(String)}::bigint[])
      and not exists (
        select 1 from jsonb_to_recordset(${json}::jsonb) as t(order_id bigint, version_id text)
        where t.order_id = p.order_id and t.version_id = p.version_id)`;
  await tx.$executeRaw`
    insert into order_promise (shop, order_id, version_id, offer_id, verdict, reason, cause, sets, promised_minor,
      charged_minor, currency, ordered_at)
    select ${shop}, order_id, version_id, offer_id, verdict, reason, cause, sets, promised_minor, charged_minor, currency,
      ordered_at
    from jsonb_populate_recordset(null::order_promise, ${json}::jsonb) order by order_id, version_id
    on conflict (shop, order_id, version_id) do update set (verdict, reason, cause, sets, promised_minor, charged_minor,
      currency, ordered_at) = row (excluded.verdict, excluded.reason, excluded.cause, excluded.sets,
      excluded.promised_minor, excluded.charged_minor, excluded.currency, excluded.ordered_at)
    where (order_promise.sets, order_promise.charged_minor, order_promise.currency)
      is distinct from (excluded.sets, excluded.charged_minor, excluded.currency)`;
}

/** How many promises came out each way: of all orders, or of those since a moment. */
export async function countVerdicts(shop: string, since?: Date): Promise<Record<Verdict, number>> {
  const where = { shop, ...(since && { orderedAt: { gte: since } }) };
  const groups = await db().orderPromise.groupBy({ by: ["verdict"], where, _count: true });
  const of = (verdict: Verdict) => groups.find((group) => group.verdict === verdict)?._count ?? 0;
  return { kept: of("kept"), better: of("better"), broken: of("broken"), "not-due": of("not-due") };
}

/** Forgets every promise of this shop. @returns how many there were. */
export async function forgetShop(tx: Database, shop: string): Promise<number> {
  return (await tx.orderPromise.deleteMany({ where: { shop } })).count;
}

function toColumns(promise: ComparedPromise) {
  return {
    order_id: String(promise.orderId),
    version_id: promise.versionId,
    offer_id: promise.offerId,
    verdict: promise.verdict,
    reason: promise.reason,
    cause: promise.cause,
    sets: promise.sets,
    promised_minor: promise.promisedMinor,
    charged_minor: promise.chargedMinor,
    currency: promise.currency,
    ordered_at: promise.orderedAt,
  };
}
