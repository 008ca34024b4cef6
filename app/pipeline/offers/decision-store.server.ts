import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Database } from "#app/runtime/database.server.ts";
import type { Rejected } from "./compose-offers.ts";
import { VERBS, type Verb } from "./judge-decision.ts";

export type LoggedDecision = { offerId: string; verb: Verb; reason: string | null; decidedAt: Date };

/** Adds to the log of everything the merchant ever said of an offer. */
export async function saveDecision(tx: Database, shop: string, decision: LoggedDecision): Promise<void> {
  await tx.offerDecision.create({ data: { shop, id: randomUUID(), ...decision } });
}

/** What the merchant said of an offer, newest first. */
export async function listDecisions(tx: Database, shop: string, offerId: string): Promise<LoggedDecision[]> {
  const rows = await tx.offerDecision.findMany({
    where: { shop, offerId },
    orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
  });
  return rows.map(({ verb, reason, decidedAt }) => ({ offerId, verb: z.enum(VERBS).parse(verb), reason, decidedAt }));
}

const RejectedJson = z.partialRecord(
  z.enum(["set", "quantity", "upgrade", "offer"]),
  z.record(z.string(), z.number()),
) satisfies z.ZodType<Rejected>;

/** Notes what the last run left out. */
export async function saveRun(tx: Database, shop: string, run: { ranAt: Date; rejected: Rejected }): Promise<void> {
  await tx.offerRun.upsert({ where: { shop }, create: { shop, ...run }, update: run });
}

/** The last run, or null before the first. */
export async function getRun(tx: Database, shop: string): Promise<{ ranAt: Date; rejected: Rejected } | null> {
  const run = await tx.offerRun.findUnique({ where: { shop } });
  return run && { ranAt: run.ranAt, rejected: RejectedJson.parse(run.rejected) };
}

export async function forgetDecisions(tx: Database, shop: string): Promise<number> {
  await tx.offerRun.deleteMany({ where: { shop } });
  return (await tx.offerDecision.deleteMany({ where: { shop } })).count;
}
