import { expect } from "vitest";
import { z } from "zod";
import { boss } from "#app/jobs/boss.server.ts";
import type { JobOutcome } from "#app/jobs/define-job.ts";
import { db } from "#app/runtime/database.server.ts";
import { makeSealedEmailKey } from "#app/shops/email-key.server.ts";
import { JOB_BY_TOPIC, tidyJob } from "#app/shops/jobs.ts";
import { signedWebhook } from "#test/support/signed-webhook.ts";

/** Two shops: what happens to the one must not be felt in the other. */
export const shop = "a.myshopify.com";
export const otherShop = "b.myshopify.com";
export const installedAt = new Date("2026-01-01T00:00:00Z");
export const now = new Date("2026-03-01T12:00:00Z");

type Topic = keyof typeof JOB_BY_TOPIC;
type Told = { shop?: string; triggeredAt?: string; webhookId?: string };

/** Sends a signed webhook to the topic's route, as Shopify would. */
export async function tell(topic: Topic, body: unknown, { shop: from = shop, ...rest }: Told = {}): Promise<void> {
  const route: { action: (args: { request: Request }) => Promise<Response> } = await import(
    `../../app/routes/webhooks.${topic.replace("/", ".")}.ts`
  );
  const response = await route.action({ request: signedWebhook(topic, body, { shop: from, ...rest }) });
  expect(response.status).toBe(200);
}

/** Runs the job behind a topic for one shop, as a worker would. */
export async function work(topic: Topic, of = shop, at = now): Promise<JobOutcome> {
  return JOB_BY_TOPIC[topic].run({ shop: of }, context(at));
}

export async function tidyUp(at = now): Promise<JobOutcome> {
  return tidyJob.run({}, context(at));
}

/** Sends a webhook and works it off. */
export async function tellAndWork(topic: Topic, body: unknown, told: Told = {}): Promise<JobOutcome> {
  await tell(topic, body, told);
  return work(topic, told.shop ?? shop);
}

function context(at: Date) {
  return { now: at, clock: () => at, signal: new AbortController().signal, isLastTry: false };
}

/** Both shops, installed. */
export async function installBoth(): Promise<void> {
  await boss();
  for (const one of [shop, otherShop]) {
    const emailKey = makeSealedEmailKey(one);
    await db().shop.create({ data: { shop: one, installedAt, scopes: ["read_orders"], emailKey } });
  }
}

/** Kind and shop of each job that waits in the queue. */
export async function listQueue(): Promise<string[]> {
  const rows = await db().$queryRaw`
    select name || ' ' || coalesce(data ->> 'shop', '') as job from pgboss.job where state = 'created' order by 1`;
  return z
    .array(z.object({ job: z.string() }))
    .parse(rows)
    .map((row) => row.job);
}

/** How the deliveries of a topic ended. */
export async function endings(topic: Topic, of = shop) {
  const rows = await db().delivery.findMany({
    where: { shop: of, topic },
    orderBy: [{ receivedAt: "asc" }, { triggeredAt: "asc" }],
  });
  return rows.map(({ status, reason }) => (reason ? `${status}: ${reason}` : status));
}
