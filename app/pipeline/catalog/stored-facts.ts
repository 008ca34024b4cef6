import { z } from "zod";
import type { ProductFact } from "#app/pipeline/catalog/product.ts";

const StoredFacts = z.record(
  z.string(),
  z.object({ label: z.string().nullable(), type: z.string(), value: z.string() }),
);

/** The facts of a product as its row holds them, by key. @throws z.ZodError for JSON that this stage did not write. */
export function parseStoredFacts(json: unknown): ProductFact[] {
  return Object.entries(StoredFacts.parse(json)).map(([key, fact]) => ({ key, ...fact }));
}
