import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { stopBoss } from "#app/jobs/boss.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { startWorking } from "#app/jobs/work.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aJob, declare, listJobs, workUntilIdle } from "#test/jobs/a-queue.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
afterEach(async () => {
  await stopBoss();
  await emptyDatabase();
});

const shop = "a.myshopify.com";
const nothing = async () => ({});

describe("enqueue", () => {
  test("a transaction that rolls back leaves no job", async () => {
    const job = aJob(nothing);
    await declare([{ job }]);
    const broken = db().$transaction(async (tx) => {
      await enqueue(tx, job, { shop });
      throw new Error("changed my mind");
    });
    await expect(broken).rejects.toThrow("changed my mind");
    expect(await listJobs(job)).toEqual([]);
  });

  test("a job is not begun before its transaction is committed", async () => {
    const ran: number[] = [];
    const job = aJob(async ({ n = 0 }) => {
      ran.push(n);
      return {};
    });
    await declare([{ job }]);
    await startWorking([{ job }], () => new Date());
    await db().$transaction(async (tx) => {
      await enqueue(tx, job, { shop, n: 1 });
      await sleep(1200);
      expect(ran).toEqual([]);
    });
    await expect.poll(() => ran, { timeout: 5000 }).toEqual([1]);
  });

  test("of a burst with one key one job waits, and it is run once", async () => {
    let runs = 0;
    const job = aJob(
      async () => {
        runs += 1;
        return {};
      },
      { collapses: true },
    );
    await declare([{ job }]);
    for (let n = 0; n < 20; n += 1) await enqueue(db(), job, { shop });
    await enqueue(db(), job, { shop: "b.myshopify.com" });
    expect(await listJobs(job)).toHaveLength(2);
    await workUntilIdle([{ job }]);
    expect(runs).toBe(2);
  });

  test("what is enqueued while a job of its key runs is run after it, never beside it", async () => {
    const spans: string[] = [];
    const job = aJob(
      async () => {
        spans.push("begin");
        if (spans.length === 1) for (let n = 0; n < 3; n += 1) await enqueue(db(), job, { shop });
        await sleep(300);
        spans.push("end");
        return {};
      },
      { collapses: true, concurrency: 4 },
    );
    await declare([{ job }]);
    await enqueue(db(), job, { shop });
    await workUntilIdle([{ job }]);
    expect(spans).toEqual(["begin", "end", "begin", "end"]);
  });

  // It used to run before the second transaction was committed, find nothing to do and end, and nobody looked again.
  test("a job begins only after every transaction that collapsed into it has ended", async () => {
    const seen: string[][] = [];
    const job = aJob(
      async () => {
        seen.push((await db().tombstone.findMany({ orderBy: { hash: "asc" } })).map((row) => row.hash));
        return {};
      },
      { collapses: true },
    );
    await declare([{ job }]);
    const note = (hash: string) => ({ data: { shop, kind: "order", hash, createdAt: new Date() } });
    await db().$transaction(async (tx) => {
      await tx.tombstone.create(note("first"));
      await enqueue(tx, job, { shop });
    });
    let working: Promise<void> | undefined;
    await db().$transaction(async (tx) => {
      await tx.tombstone.create(note("second"));
      await enqueue(tx, job, { shop });
      working = workUntilIdle([{ job }]);
      await sleep(1500);
    });
    await working;
    expect(seen.at(-1)).toEqual(["first", "second"]);
  });

  test("a job can wait for its time", async () => {
    const job = aJob(nothing);
    await declare([{ job }]);
    await enqueue(db(), job, { shop }, { inSeconds: 3600 });
    const [waiting] = await listJobs(job);
    expect((waiting?.start_after.getTime() ?? 0) - Date.now()).toBeGreaterThan(3_500_000);
  });
});
