import { type Database, db } from "#app/runtime/database.server.ts";

// A transaction that wants a job may find one of that key waiting and add none. Were that job begun before the transaction
// is committed, it would not see its rows, end, and nobody would look again. So the transaction holds this lock, shared,
// until it ends, and a job waits for it before it begins: until then the queue already counts it as running, so whoever
// comes later adds a job of its own.

/** Keeps a waiting job of this key from beginning before the transaction `tx` has ended. */
export async function holdBack(tx: Database, kind: string, key: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(${lockName(kind, key)}, 0))`;
}

/** Returns when every transaction that counts on the job of this key, begun just now, has ended. */
export async function untilNotHeldBack(kind: string, key: string): Promise<void> {
  await db().$executeRaw`select pg_advisory_xact_lock(hashtextextended(${lockName(kind, key)}, 0))`;
}

function lockName(kind: string, key: string): string {
  return `job ${kind} ${key}`;
}
