import { readFileSync } from "node:fs";
import path from "node:path";
import { ConfigError, config } from "#app/runtime/config.server.ts";

/** Where the embedded PostgreSQL of this checkout keeps its files. */
export const embeddedFolder = path.resolve(".data/postgres");

/**
 * The connection string: DATABASE_URL, else that of the embedded PostgreSQL if one runs.
 * @throws ConfigError when neither is there.
 */
export function requireDatabaseUrl(): string {
  const url = config().databaseUrl ?? findEmbedded(embeddedFolder);
  if (!url) {
    throw new ConfigError(
      "No database: set DATABASE_URL, or start Tandem with `npm start`, `npm run dev` or `npm run demo`, which bring their own PostgreSQL.",
    );
  }
  return url;
}

/**
 * The connection string of the PostgreSQL running on `folder`, or null. `postmaster.pid` holds the process id on its
 * first line and the port on its fourth (PostgreSQL's own format).
 */
export function findEmbedded(folder: string): string | null {
  try {
    const [pid, , , port] = readFileSync(path.join(folder, "data", "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), 0);
    return embeddedUrl(folder, Number(port));
  } catch {
    return null;
  }
}

/** The connection string of the embedded server at `port`; its password lies beside its data. */
export function embeddedUrl(folder: string, port: number, database = "tandem"): string {
  const password = readFileSync(path.join(folder, "password"), "utf8").trim();
  return `postgresql://tandem:${password}@127.0.0.1:${port}/${database}`;
}
