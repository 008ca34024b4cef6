import { randomInt, randomUUID } from "node:crypto";
import { db, type Prisma } from "#app/runtime/database.server.ts";

/** Records as the pages show them, with only what a test cares about. */

export const now = new Date("2026-03-10T12:00:00Z");
export const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

type Given<Row> = Partial<Row> & { shop: string };

export async function anIntake(given: Given<Prisma.IntakeUncheckedCreateInput>): Promise<string> {
  const id = given.id ?? randomUUID();
  const defaults = { kind: "orders.bulk", installGeneration: 1, status: "done", startedAt: minutesAgo(5) };
  await db().intake.create({ data: { ...defaults, ...given, id } });
  return id;
}

export async function aTry(given: Given<Prisma.JobRunUncheckedCreateInput>): Promise<string> {
  const jobId = given.jobId ?? randomUUID();
  const defaults = { attempt: 1, kind: "orders.refresh", payload: { shop: given.shop }, outcome: "done" };
  const times = { startedAt: minutesAgo(5), finishedAt: given.outcome === "running" ? null : minutesAgo(4) };
  await db().jobRun.create({ data: { ...defaults, ...times, ...given, jobId } });
  return jobId;
}

export async function aDelivery(given: Given<Prisma.DeliveryUncheckedCreateInput>): Promise<string> {
  const webhookId = given.webhookId ?? randomUUID();
  const times = { triggeredAt: minutesAgo(5), receivedAt: minutesAgo(5) };
  await db().delivery.create({ data: { topic: "orders/create", status: "handled", ...times, ...given, webhookId } });
  return webhookId;
}

export async function aPromise(given: Given<Prisma.OrderPromiseUncheckedCreateInput>): Promise<void> {
  const ids = { orderId: BigInt(randomInt(1e9)), versionId: "v1", offerId: "o1", sets: 1 };
  const prices = {
    verdict: "kept",
    promisedMinor: 1900n,
    chargedMinor: 1900n,
    currency: "GBP",
    orderedAt: minutesAgo(5),
  };
  await db().orderPromise.create({ data: { ...ids, ...prices, ...given } });
}

/** The kinds of the jobs that wait in the queue, and for whom. */
export async function queuedJobs(): Promise<{ name: string; data: unknown }[]> {
  return db().$queryRaw`select name, data from pgboss.job where state = 'created' order by name`;
}
