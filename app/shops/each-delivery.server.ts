import type { JobContext } from "#app/jobs/define-job.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { forgetDeliverySubject, listWaiting, markDeliveries } from "#app/shopify/deliveries.server.ts";

export type Waiting = Awaited<ReturnType<typeof listWaiting>>[number];

/** What became of a delivery: its handling, or the reason to leave it be. */
export type Ending = "handled" | { ignored: string };

type Given = {
  topic: string;
  /** Whom it is about is forgotten once it is handled: the delivery's row outlives a redaction otherwise. */
  forgetSubject?: boolean;
  /** Longest time for one delivery; database transactions end after a minute otherwise. */
  timeoutMs?: number;
  handle: (tx: Database, delivery: Waiting) => Promise<Ending>;
};

const ROUND = 100;

/**
 * Handles every waiting delivery of one topic, each in a transaction of its own together with the mark that it is done. One that
 * fails keeps none of the others waiting: it stays, and the error is thrown in the end, so that the job comes again.
 * @returns how many were handled, and how many ignored.
 */
export async function handleEachDelivery(
  shop: string,
  { topic, handle, forgetSubject = false, timeoutMs }: Given,
  { now, signal }: JobContext,
): Promise<{ handled: number; ignored: number }> {
  const counts = { handled: 0, ignored: 0 };
  const failed = new Map<string, unknown>();
  for (;;) {
    const waiting = await listWaiting(shop, [topic], ROUND + failed.size);
    const untried = waiting.filter((one) => !failed.has(one.webhookId));
    if (untried.length === 0) break;
    for (const delivery of untried) {
      signal.throwIfAborted();
      try {
        const ending = await db().$transaction(
          async (tx) => {
            const how = await handle(tx, delivery);
            await endOne(tx, shop, delivery, how, now);
            if (forgetSubject) await forgetDeliverySubject(tx, shop, delivery.webhookId);
            return how;
          },
          timeoutMs === undefined ? {} : { timeout: timeoutMs },
        );
        counts[ending === "handled" ? "handled" : "ignored"] += 1;
      } catch (error) {
        failed.set(delivery.webhookId, error);
      }
    }
  }
  const [first] = failed.values();
  if (first !== undefined) throw first;
  return counts;
}

async function endOne(tx: Database, shop: string, { webhookId }: Waiting, ending: Ending, now: Date): Promise<void> {
  const end =
    ending === "handled" ? { status: "handled" as const } : { status: "ignored" as const, reason: ending.ignored };
  await markDeliveries(tx, shop, [webhookId], { ...end, handledAt: now });
}
