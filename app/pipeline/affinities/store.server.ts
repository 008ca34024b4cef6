import { z } from "zod";
import type { BasketCensus } from "#app/pipeline/baskets/collect-baskets.ts";
import type { Database } from "#app/runtime/database.server.ts";
import type { Evidence } from "./affinity.ts";
import type { Affinity, Mining } from "./mine-affinities.ts";

/** Rows an insert: JSON of a few megabytes at most. */
const ROWS_A_STATEMENT = 5000;

/** Replaces what the last mining found. Repeating it changes nothing. */
export async function saveMining(
  tx: Database,
  shop: string,
  { mining, census, now }: { mining: Mining; census: BasketCensus; now: Date },
): Promise<void> {
  await tx.affinity.deleteMany({ where: { shop } });
  for (let from = 0; from < mining.affinities.length; from += ROWS_A_STATEMENT) {
    const json = JSON.stringify(mining.affinities.slice(from, from + ROWS_A_STATEMENT).map(toColumns));
    await tx.$executeRaw`
      insert into affinity (shop, product_id, other_id, rank, score, q, evidence)
      select ${shop}, product_id, other_id, rank, score, q, evidence
      from jsonb_populate_recordset(null::affinity, ${json}::jsonb)`;
  }
  const { pairsCounted, pairsTested, pairsTied, refused, scoring, quality } = mining;
  const addOns = mining.addOns.map((addOn) => ({ ...addOn, productId: String(addOn.productId) }));
  const run = { census, pairsCounted, pairsTested, pairsTied, refused, scoring, quality, addOns, ranAt: now };
  await tx.mining.upsert({ where: { shop }, create: { shop, ...run }, update: run });
}

/** All ties of the shop as seen from each of their products, best first. */
export async function listAffinities(tx: Database, shop: string): Promise<Affinity[]> {
  const rows = await tx.affinity.findMany({ where: { shop }, orderBy: [{ productId: "asc" }, { rank: "asc" }] });
  return rows.map(({ shop: _, evidence, ...row }) => ({ ...row, evidence: EvidenceJson.parse(evidence) }));
}

/** What the last mining counted and how good it is, or null before the first. */
export async function getMining(tx: Database, shop: string) {
  const row = await tx.mining.findUnique({ where: { shop } });
  if (!row) return null;
  const { shop: _, refused: __, scoring: ___, ...run } = row;
  return {
    ...run,
    census: CensusJson.parse(row.census),
    quality: QualityJson.parse(row.quality),
    addOns: AddOnsJson.parse(row.addOns),
  };
}

export async function forgetShop(tx: Database, shop: string): Promise<number> {
  await tx.mining.deleteMany({ where: { shop } });
  return (await tx.affinity.deleteMany({ where: { shop } })).count;
}

function toColumns({ productId, otherId, rank, score, q, evidence }: Affinity) {
  return { product_id: String(productId), other_id: String(otherId), rank, score, q, evidence };
}

// JSON has no infinity: a lift without an upper end is stored as null.
const Ratio = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.POSITIVE_INFINITY);

const EvidenceJson: z.ZodType<Evidence> = z.object({
  sinceMs: z.number(),
  baskets: z.number(),
  each: z.array(z.number()),
  together: z.number(),
  support: z.number(),
  confidence: z.number(),
  expected: z.number(),
  lift: Ratio,
  liftLow: Ratio,
  liftHigh: Ratio,
  plainLift: Ratio,
  p: z.number(),
  customers: z.number(),
  guests: z.number(),
  throughOffers: z.number(),
});

const CensusJson = z.object({
  orders: z.number(),
  baskets: z.number(),
  leftOut: z.record(z.string(), z.number()),
});

const QualityJson = z.discriminatedUnion("enough", [
  z.object({ enough: z.literal(false), n: z.number() }),
  z.object({
    enough: z.literal(true),
    n: z.number(),
    ours: z.number(),
    popularity: z.number(),
    confidenceSum: z.number(),
    confidenceMax: z.number(),
    standardError: z.number(),
    coverage: z.number(),
    tail: z.number().nullable(),
    tailN: z.number(),
  }),
]);

const AddOnsJson = z.array(
  z.object({ productId: z.string().transform(BigInt), share: z.number(), meanPriceMinor: z.number() }),
);
