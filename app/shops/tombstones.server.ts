import type { Database } from "#app/runtime/database.server.ts";
import { keyedHash } from "#app/runtime/seal.server.ts";

/**
 * What was deleted or redacted, as hashes only. Every intake asks here before it stores, so that a backfill, a late
 * webhook or an old file can't bring it back. The hash is keyed by TANDEM_KEY, not by the shop's row: tombstones outlive
 * the shop's erasure, or a shop that comes back would bring its redacted shoppers with it.
 * An `order-owner` under a tombstone: the order may be stored, but not whose it is.
 */
export type TombstoneKind = "customer" | "email" | "order" | "order-owner" | "product";

export function tombstoneHash(shop: string, kind: TombstoneKind, value: string): string {
  return keyedHash("tombstone", shop, kind, value);
}

/** Lays tombstones for `values`; can be repeated. */
export async function saveTombstones(
  tx: Database,
  shop: string,
  kind: TombstoneKind,
  values: readonly string[],
  now: Date,
): Promise<void> {
  const data = values.map((value) => ({ shop, kind, hash: tombstoneHash(shop, kind, value), createdAt: now }));
  if (data.length > 0) await tx.tombstone.createMany({ data, skipDuplicates: true });
}

/** Those of `values` that lie under a tombstone. */
export async function listBuried(
  tx: Database,
  shop: string,
  kind: TombstoneKind,
  values: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(values.map((value) => [tombstoneHash(shop, kind, value), value]));
  if (byHash.size === 0) return new Set();
  const found = await tx.tombstone.findMany({
    where: { shop, kind, hash: { in: [...byHash.keys()] } },
    select: { hash: true },
  });
  return new Set(found.flatMap(({ hash }) => byHash.get(hash) ?? []));
}
