import type { Known } from "#app/pipeline/publishing/compare-publications.ts";
import { type LedgerEntry, ledgerKey, type Write } from "#app/pipeline/publishing/plan-writes.ts";
import { type Database, db } from "#app/runtime/database.server.ts";
import type { SavedMetafield } from "#app/shopify/save-metafields.server.ts";

/** What we know to be in Shopify, by `ledgerKey`. */
export async function loadLedger(shop: string): Promise<Map<string, LedgerEntry>> {
  const rows = await db().publication.findMany({
    where: { shop },
    select: { ownerId: true, key: true, digest: true, pendingDigest: true },
    orderBy: [{ ownerId: "asc" }, { key: "asc" }],
  });
  return new Map(
    rows.map((row) => [ledgerKey(row.ownerId, row.key), { digest: row.digest, pending: row.pendingDigest }]),
  );
}

/** What was confirmed before `before` and has not been touched since. */
export async function listSettled(shop: string, before: Date): Promise<Known[]> {
  return db().publication.findMany({
    where: { shop, pendingDigest: null, writtenAt: { lt: before } },
    select: { ownerId: true, key: true, digest: true, remote: true },
  });
}

/** Every owner and key that was ever written, as `ledgerKey`. */
export async function listKnownKeys(shop: string): Promise<Set<string>> {
  const rows = await db().publication.findMany({ where: { shop }, select: { ownerId: true, key: true } });
  return new Set(rows.map((row) => ledgerKey(row.ownerId, row.key)));
}

/** Notes what is about to be written: until it is confirmed, the old or the new may be there. */
export async function markPending(tx: Database, shop: string, writes: readonly Write[]): Promise<void> {
  const json = JSON.stringify(writes.map(({ ownerId, key, digest }) => ({ owner_id: ownerId, key, digest })));
  await tx.$executeRaw`
    insert into publication (shop, owner_id, key, pending_digest)
    select ${shop}, t.owner_id, t.key, t.digest
    from jsonb_to_recordset(${json}::jsonb) as t(owner_id text, key text, digest text) order by 2, 3
    on conflict (shop, owner_id, key) do update set pending_digest = excluded.pending_digest`;
}

/** What was pending is there. */
export async function confirmPending(tx: Database, shop: string, saved: readonly SavedMetafield[], now: Date) {
  await tx.$executeRaw`
    update publication p
    set digest = p.pending_digest, remote = t.remote, pending_digest = null, written_at = ${now}
    from jsonb_to_recordset(${savedJson(saved)}::jsonb) as t(owner_id text, key text, remote text)
    where p.shop = ${shop} and p.owner_id = t.owner_id and p.key = t.key and p.pending_digest is not null`;
}

/** What was pending was refused: what was there before is there still. */
export async function clearPending(tx: Database, shop: string, ownerIds: readonly string[]): Promise<void> {
  await tx.publication.updateMany({ where: { shop, ownerId: { in: [...ownerIds] } }, data: { pendingDigest: null } });
}

/** Notes that we do not know what is there: the next run writes it. Adds what was not known at all. */
export async function markUnknown(tx: Database, shop: string, publications: readonly Pick<Known, "ownerId" | "key">[]) {
  const json = JSON.stringify(publications.map(({ ownerId, key }) => ({ owner_id: ownerId, key })));
  await tx.$executeRaw`
    insert into publication (shop, owner_id, key)
    select ${shop}, t.owner_id, t.key
    from jsonb_to_recordset(${json}::jsonb) as t(owner_id text, key text) order by 2, 3
    on conflict (shop, owner_id, key) do update set digest = null, remote = null, pending_digest = null`;
}

/** Forgets owners that Shopify no longer has. */
export async function forgetOwners(tx: Database, shop: string, ownerIds: readonly string[]): Promise<void> {
  await tx.publication.deleteMany({ where: { shop, ownerId: { in: [...ownerIds] } } });
}

/** Forgets that anything was ever published. */
export async function forgetPublications(tx: Database, shop: string): Promise<number> {
  return (await tx.publication.deleteMany({ where: { shop } })).count;
}

function savedJson(saved: readonly SavedMetafield[]): string {
  return JSON.stringify(
    saved.map(({ ownerId, key, compareDigest }) => ({ owner_id: ownerId, key, remote: compareDigest })),
  );
}
