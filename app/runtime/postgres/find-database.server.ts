import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
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

/** The connection string of the PostgreSQL running on `folder`, or null. */
export function findEmbedded(folder: string): string | null {
  const server = findServer(folder);
  return server && embeddedUrl(folder, server.port);
}

/** The PostgreSQL running on `folder`, or null. */
export function findServer(folder: string): { pid: number; port: number } | null {
  const { pid, port } = readPidFile(folder) ?? {};
  return pid && port && programOf(pid)?.startsWith("postgres") ? { pid, port } : null;
}

/**
 * Removes a file left from a crash whose process id is another program's by now: PostgreSQL would refuse to start. Any
 * other is left to PostgreSQL, which knows by it whether something of the crashed server still runs.
 */
export function dropForeignPid(folder: string): void {
  const { pid } = readPidFile(folder) ?? {};
  const program = pid ? programOf(pid) : null;
  if (program && !program.startsWith("postgres")) rmSync(pidFile(folder));
}

const pidFile = (folder: string) => path.join(folder, "data", "postmaster.pid");

/** PostgreSQL's own file: the process id on its first line, the port on its fourth. */
function readPidFile(folder: string): { pid: number; port: number } | null {
  try {
    const lines = readFileSync(pidFile(folder), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/** The name of the program that runs as process `pid`, or null when none does. */
function programOf(pid: number): string | null {
  try {
    const name = existsSync("/proc/self/comm")
      ? readFileSync(`/proc/${pid}/comm`, "utf8")
      : spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" }).stdout;
    return path.basename(name.trim()) || null;
  } catch {
    return null;
  }
}

/** The connection string of the embedded server at `port`; its password lies beside its data. */
export function embeddedUrl(folder: string, port: number, database = "tandem"): string {
  const password = readFileSync(path.join(folder, "password"), "utf8").trim();
  return `postgresql://tandem:${password}@127.0.0.1:${port}/${database}`;
}
