import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@prisma/client";
import { requireDatabaseUrl } from "#app/runtime/postgres/find-database.server.ts";

/** What a store function needs: the client itself, or the transaction it is called in. */
export type Database = Prisma.TransactionClient;

// Kept on globalThis so that Vite's reloads in development don't open a pool each.
const kept = globalThis as typeof globalThis & { tandemDatabase?: PrismaClient };

/** The one Prisma client of this process; connects at its first query. */
export function db(): PrismaClient {
  kept.tandemDatabase ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: requireDatabaseUrl(), max: 10 }),
    // A batch of an intake may take a while on a busy machine; the default of 5 s would roll it back.
    transactionOptions: { maxWait: 20_000, timeout: 60_000 },
  });
  return kept.tandemDatabase;
}

/** Closes the pool; the next `db()` opens a new one. */
export async function closeDatabase(): Promise<void> {
  const client = kept.tandemDatabase;
  kept.tandemDatabase = undefined;
  await client?.$disconnect();
}

export { Prisma };
