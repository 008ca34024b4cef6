import { z } from "zod";
import type { Level, Merit, OfferKind, Proposal, SetEvidence } from "./offer.ts";

/** What offers hold as JSON. Ids are texts there, as JSON knows no number that large; times are ISO. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const Id = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const Levels = z.array(
  z.object({
    members: z.array(z.object({ productId: Id, quantity: z.number().int().positive() })).min(1),
    savingPercent: z.number().min(0).max(100),
    choose: z.number().int().positive().optional(),
  }),
);
const Evidence = z.object({
  since: z.coerce.date(),
  baskets: z.number(),
  together: z.number(),
  each: z.array(z.number()),
  expected: z.number(),
  confidence: z.number(),
  lift: z.number(),
  liftLow: z.number(),
  liftHigh: z.number(),
  plainLift: z.number(),
  customers: z.number(),
});
const MeritJson = z.object({
  expectedProfitMinor: z.number().int(),
  isProfit: z.boolean(),
  breakEvenSets: z.number().int().nullable(),
  take: z.number(),
  turnedDown: z
    .object({
      savingPercent: z.number(),
      expectedProfitMinor: z.number().int(),
      breakEvenSets: z.number().int().nullable(),
    })
    .optional(),
});
const Upgrade = z.object({
  signals: z.array(z.enum(["alike", "substitute", "moved-up"])),
  facts: z.array(
    z.object({
      source: z.enum(["option", "metafield", "weight", "rating", "price"]),
      key: z.string(),
      label: z.string(),
      from: z.string(),
      to: z.string(),
    }),
  ),
  moves: z.object({ up: z.number(), down: z.number() }).optional(),
});

export const Kind = z.enum(["bundle", "tier", "quantity", "upgrade"]) satisfies z.ZodType<OfferKind>;
export const Origin = z.enum(["mined", "merchant"]);
export const State = z.enum(["proposed", "live", "retired"]);
export const DecisionWord = z.enum(["accepted", "pinned", "paused", "excluded", "dismissed"]);
export const Words = z.record(z.string(), z.string()).nullable();

/** @throws z.ZodError, as all of these, for JSON that is not what this stage writes. */
export function parseLevels(json: unknown): Level[] {
  return Levels.parse(json);
}

export function parseEvidence(json: unknown): SetEvidence | null {
  return Evidence.nullable().parse(json);
}

export function parseMerit(json: unknown): Merit {
  return MeritJson.parse(json);
}

export function parseUpgrade(json: unknown): Proposal["upgrade"] {
  return Upgrade.nullable().parse(json);
}

export function levelsToJson(levels: readonly Level[]): Json {
  return levels.map(({ members, savingPercent, choose }) => ({
    members: members.map(({ productId, quantity }) => ({ productId: String(productId), quantity })),
    savingPercent,
    ...(choose && { choose }),
  }));
}

export function evidenceToJson(evidence: SetEvidence | null): Json {
  return evidence && { ...evidence, since: evidence.since.toISOString() };
}
