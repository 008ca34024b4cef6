import { z } from "zod";
import { readBulkResult } from "#app/shopify/bulk-operations.server.ts";
import { readSaved, type SavedMetafield, SavedMetafields } from "#app/shopify/save-metafields.server.ts";

const Line = z.object({ data: SavedMetafields.nullish() });

/** What one line of a bulk write of metafields came to. */
export type BulkSave = { saved: SavedMetafield[]; reasons: string[] };

/** Reads the result of a bulk operation that ran `SAVE_METAFIELDS`, line by line. */
export async function* readBulkSaves(url: string, signal?: AbortSignal): AsyncGenerator<BulkSave> {
  for await (const { text } of readBulkResult(url, 0, signal)) {
    const { data } = Line.parse(JSON.parse(text));
    const reasons = data?.metafieldsSet.userErrors.map((one) => one.message) ?? ["the call itself failed"];
    yield { saved: reasons.length > 0 ? [] : readSaved(data?.metafieldsSet.metafields ?? []), reasons };
  }
}
