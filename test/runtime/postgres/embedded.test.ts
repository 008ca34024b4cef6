import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startEmbeddedPostgres } from "#app/runtime/postgres/embedded.server.ts";
import { findEmbedded, findServer } from "#app/runtime/postgres/find-database.server.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tandem-embedded-"));
});

afterEach(async () => {
  const left = findServer(folder);
  if (left) process.kill(left.pid, "SIGKILL");
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

const start = () => startEmbeddedPostgres(folder, { durable: false });

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the server from another process, which says so and then waits. */
async function startFromAnotherProcess() {
  const module = JSON.stringify(path.resolve("app/runtime/postgres/embedded.server.ts"));
  const script = `const { startEmbeddedPostgres } = await import(${module});
    await startEmbeddedPostgres(${JSON.stringify(folder)}, { durable: false });
    console.log("started");
    setInterval(() => {}, 1000);`;
  const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(owner.stdout, "data");
  return owner;
}

describe("startEmbeddedPostgres", () => {
  test("makes a cluster, answers, stops, and keeps what was written", async () => {
    const first = await start();
    expect(findEmbedded(folder)).toBe(first.url);
    await query(first.url, "create table kept (id int); insert into kept values (7)");
    await first.stop();
    expect(findEmbedded(folder)).toBeNull();
    await expect(query(first.url, "select 1")).rejects.toThrow();
    const second = await start();
    expect(await query(second.url, "select id from kept")).toEqual([{ id: 7 }]);
    await second.stop();
    await second.stop();
  });

  test("lets nobody in without the password, and shows it to its owner only", async () => {
    const server = await start();
    const url = new URL(server.url);
    url.password = "guess";
    await expect(query(url.href, "select 1")).rejects.toThrow("password authentication failed");
    expect(statSync(path.join(folder, "password")).mode & 0o077).toBe(0);
    await server.stop();
  });

  test("takes over the server of a process that was killed", async () => {
    const owner = await startFromAnotherProcess();
    const before = findServer(folder);
    owner.kill("SIGKILL");
    await once(owner, "exit");
    const adopted = await start();
    expect(findServer(folder)).toEqual(before);
    expect(await query(adopted.url, "select current_database() as name")).toEqual([{ name: "tandem" }]);
    await adopted.stop();
    expect(findEmbedded(folder)).toBeNull();
  });

  test("comes back when the server itself was killed", async () => {
    const first = await startEmbeddedPostgres(folder);
    await query(first.url, "create table kept (id int); insert into kept values (7)");
    process.kill(findServer(folder)?.pid ?? 0, "SIGKILL");
    await expect.poll(() => findEmbedded(folder)).toBeNull();
    const second = await start();
    expect(await query(second.url, "select id from kept")).toEqual([{ id: 7 }]);
    await second.stop();
  });

  test("takes no other program for the server when its number was given away after a crash", async () => {
    const first = await start();
    await first.stop();
    const left = `${process.pid}\n${folder}/data\n1\n5432\n\n127.0.0.1\n`;
    writeFileSync(path.join(folder, "data", "postmaster.pid"), left);
    expect(findEmbedded(folder)).toBeNull();
    const second = await start();
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await second.stop();
  });

  test("says what PostgreSQL said when it can't start", async () => {
    await (await start()).stop();
    writeFileSync(path.join(folder, "data", "postgresql.conf"), "nonsense = on\n");
    await expect(start()).rejects.toThrow(
      /PostgreSQL did not start: .*unrecognized configuration parameter "nonsense"/s,
    );
  });

  test("a cluster whose making was interrupted is made anew", async () => {
    const first = await start();
    await first.stop();
    rmSync(path.join(folder, "data", "PG_VERSION"));
    const second = await start();
    expect(existsSync(path.join(folder, "data", "PG_VERSION"))).toBe(true);
    expect(readFileSync(path.join(folder, "password"), "utf8")).not.toBe("");
    await second.stop();
  });
});

test.skipIf(process.platform !== "linux")("no PostgreSQL of these tests is left running", () => {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const ours = processes.filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("tandem-embedded-");
    } catch {
      return false;
    }
  });
  expect(ours).toEqual([]);
});
