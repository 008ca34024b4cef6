import type { JobContext, JobOutcome } from "#app/jobs/define-job.ts";
import { chunk } from "#app/kernel/chunk.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import { type DeliveryEnd, listWaiting, markDeliveries } from "#app/shopify/deliveries.server.ts";

/** How the deliveries about one kind of thing are worked off. */
export type Subject<Found, Parsed> = {
  /** Topics after which the present state is fetched, and the one after which the thing is gone. */
  topics: readonly string[];
  deleteTopic: string;
  /** Ids a fetch. */
  perCall: number;
  /** Fetches the present state; what Shopify doesn't show is absent. */
  read: (shop: string, ids: readonly string[]) => Promise<Found[]>;
  idOf: (found: Found) => string;
  /** @throws when this one can't be read; the others go on. */
  parse: (found: Found) => Parsed;
  /** @returns how many are now other than they were. */
  save: (tx: Database, shop: string, parsed: Parsed[], now: Date) => Promise<number>;
  remove: (tx: Database, shop: string, ids: readonly string[], now: Date) => Promise<unknown>;
};

type Waiting = Awaited<ReturnType<typeof listWaiting>>[number];

/** Deliveries looked at in one round; a burst of webhooks about one thing costs one fetch. */
const ROUND = 500;

/**
 * Works off the waiting deliveries about one kind of thing. What a webhook said is never stored as state: the present
 * state is fetched, so neither the order nor the number of webhooks matters. Deleted things go and leave a tombstone.
 */
export async function workOffDeliveries<Found, Parsed>(
  shop: string,
  subject: Subject<Found, Parsed>,
  { now, signal }: JobContext,
): Promise<JobOutcome> {
  let fetched = 0;
  let removed = 0;
  let changed = 0;
  for (;;) {
    const waiting = await listWaiting(shop, [...subject.topics, subject.deleteTopic], ROUND);
    if (waiting.length === 0) break;
    const isDeletion = (one: Waiting) => one.topic === subject.deleteTopic;
    removed += await removeDeleted(shop, subject, waiting.filter(isDeletion), now);
    const byId = Map.groupBy(
      waiting.filter((one) => !isDeletion(one)),
      (one) => one.subjectId ?? "",
    );
    for (const ids of chunk([...byId.keys()], subject.perCall)) {
      signal.throwIfAborted();
      changed += await fetchAndSave(shop, subject, ids, byId, now);
      fetched += ids.length;
    }
  }
  return { summary: `${fetched} fetched, ${changed} changed, ${removed} removed`, unchanged: changed + removed === 0 };
}

async function removeDeleted<Found, Parsed>(
  shop: string,
  subject: Subject<Found, Parsed>,
  deliveries: Waiting[],
  now: Date,
): Promise<number> {
  if (deliveries.length === 0) return 0;
  const ids = [...new Set(deliveries.flatMap((one) => one.subjectId ?? []))];
  await db().$transaction(async (tx) => {
    await subject.remove(tx, shop, ids, now);
    await markDeliveries(tx, shop, webhookIds(deliveries), { status: "handled", handledAt: now });
  });
  return ids.length;
}

async function fetchAndSave<Found, Parsed>(
  shop: string,
  subject: Subject<Found, Parsed>,
  ids: string[],
  byId: Map<string, Waiting[]>,
  now: Date,
): Promise<number> {
  const found = await subject.read(shop, ids);
  const seen = new Set(found.map(subject.idOf));
  const { parsed, readable, unreadable } = parseEach(found, subject);
  const gone = ids.filter((id) => !seen.has(id));
  return db().$transaction(async (tx) => {
    const end = (of: string[], how: DeliveryEnd) =>
      markDeliveries(tx, shop, webhookIds(of.flatMap((id) => byId.get(id) ?? [])), how);
    const changed = await subject.save(tx, shop, parsed, now);
    await end(readable, { status: "handled", handledAt: now });
    await end(gone, { status: "ignored", reason: "Shopify no longer shows it to us", handledAt: now });
    for (const [id, reason] of unreadable) await end([id], { status: "failed", reason, handledAt: now });
    return changed;
  });
}

/** One that can't be read must not keep the others from being stored. */
function parseEach<Found, Parsed>(found: Found[], subject: Subject<Found, Parsed>) {
  const parsed: Parsed[] = [];
  const readable: string[] = [];
  const unreadable: [string, string][] = [];
  for (const one of found) {
    try {
      parsed.push(subject.parse(one));
      readable.push(subject.idOf(one));
    } catch (error) {
      unreadable.push([subject.idOf(one), error instanceof Error ? error.message : String(error)]);
    }
  }
  return { parsed, readable, unreadable };
}

function webhookIds(deliveries: Waiting[]): string[] {
  return deliveries.map((one) => one.webhookId);
}
