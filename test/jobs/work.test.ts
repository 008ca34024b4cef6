import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { stopBoss } from "#app/jobs/boss.server.ts";
import { GiveUp, type JobContext } from "#app/jobs/define-job.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { listJobRuns } from "#app/jobs/job-runs.server.ts";
import { startWorking } from "#app/jobs/work.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { aJob, declare, listJobs, type Payload, workUntilIdle } from "#test/jobs/a-queue.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
afterEach(async () => {
  await stopBoss();
  await emptyDatabase();
});

const shop = "a.myshopify.com";
const nothing = async () => ({});

describe("startWorking", () => {
  test("a failing job is tried again, and told when a try is the last", async () => {
    const tries: boolean[] = [];
    const job = aJob(async (_payload, { isLastTry }) => {
      tries.push(isLastTry);
      throw new Error("not today");
    });
    await declare([{ job }]);
    await enqueue(db(), job, { shop });
    await workUntilIdle([{ job }]);
    expect(tries).toEqual([false, false, true]);
    expect(await listJobs(job)).toMatchObject([{ state: "failed" }]);
    const runs = (await listJobRuns(shop)).toSorted((a, b) => a.attempt - b.attempt);
    expect(runs.map(({ attempt, outcome, reason }) => [attempt, outcome, reason])).toEqual([
      [1, "retrying", "not today"],
      [2, "retrying", "not today"],
      [3, "failed", "not today"],
    ]);
  });

  test("a job that fails once and then succeeds is done", async () => {
    let tries = 0;
    const job = aJob(async () => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
      return { summary: "3 orders" };
    });
    await declare([{ job }]);
    await enqueue(db(), job, { shop });
    await workUntilIdle([{ job }]);
    expect(await listJobs(job)).toMatchObject([{ state: "completed" }]);
    expect((await listJobRuns(shop)).map((run) => run.reason).toSorted()).toEqual(["3 orders", "not yet"]);
  });

  test("GiveUp ends a job at once, with its reason", async () => {
    let tries = 0;
    const job = aJob(async () => {
      tries += 1;
      throw new GiveUp("open Tandem once");
    });
    const follower = aJob(nothing);
    await declare([{ job, next: [follower] }, { job: follower }]);
    await enqueue(db(), job, { shop });
    await workUntilIdle([{ job, next: [follower] }, { job: follower }]);
    expect(tries).toBe(1);
    expect(await listJobRuns(shop)).toMatchObject([{ outcome: "failed", reason: "open Tandem once" }]);
    expect(await listJobs(follower)).toEqual([]);
  });

  test("a payload that is not the job's own fails with the reason and runs nothing", async () => {
    let runs = 0;
    const job = aJob(
      async () => {
        runs += 1;
        return {};
      },
      { retryLimit: 0 },
    );
    await declare([{ job }]);
    await enqueue(db(), job, { shop, n: "many" } as unknown as Payload);
    await workUntilIdle([{ job }]);
    expect(runs).toBe(0);
    expect(await listJobRuns(shop)).toMatchObject([
      { outcome: "failed", reason: expect.stringContaining("expected number") },
    ]);
  });

  test("later puts the same job back for its time, and nothing follows it yet", async () => {
    let tries = 0;
    const job = aJob(
      async () => {
        tries += 1;
        return tries === 1 ? { later: 1 } : {};
      },
      { collapses: true },
    );
    const follower = aJob(nothing, { collapses: true });
    const steps = [{ job, next: [follower] }, { job: follower }];
    await declare(steps);
    await enqueue(db(), job, { shop });
    const startedAt = Date.now();
    await workUntilIdle(steps);
    expect(tries).toBe(2);
    expect(Date.now() - startedAt).toBeGreaterThan(900);
    expect(await listJobs(job)).toHaveLength(2);
    expect(await listJobs(follower)).toHaveLength(1);
  });

  test("what follows runs for the same shop, and not after a run that changed nothing", async () => {
    const followed: string[] = [];
    const job = aJob(async (payload) => ({ unchanged: payload.shop === "quiet.myshopify.com" }));
    const follower = aJob(async (payload) => {
      followed.push(payload.shop);
      return {};
    });
    const steps = [{ job, next: [follower] }, { job: follower }];
    await declare(steps);
    await enqueue(db(), job, { shop });
    await enqueue(db(), job, { shop: "quiet.myshopify.com" });
    await workUntilIdle(steps);
    expect(followed).toEqual([shop]);
  });

  test("two failing jobs with one key both end, and the worker goes on", async () => {
    let tries = 0;
    const job = aJob(
      async () => {
        tries += 1;
        if (tries === 1) await enqueue(db(), job, { shop });
        if (tries < 4) throw new Error("not yet");
        return {};
      },
      { collapses: true, retryLimit: 5, retryDelaySeconds: 1 },
    );
    await declare([{ job }]);
    await enqueue(db(), job, { shop });
    await workUntilIdle([{ job }]);
    expect(tries).toBeGreaterThanOrEqual(4);
    expect((await listJobs(job)).filter(({ state }) => !["completed", "failed"].includes(state))).toEqual([]);
    expect((await listJobs(job)).some(({ state }) => state === "completed")).toBe(true);
  });

  test("a worker that is asked to stop lets its job end first, and tells it", async () => {
    let context: JobContext | undefined;
    let ended = false;
    const job = aJob(async (_payload, given) => {
      context = given;
      await sleep(1000);
      ended = true;
      return {};
    });
    await declare([{ job }]);
    await enqueue(db(), job, { shop });
    await startWorking([{ job }], () => new Date());
    await expect.poll(() => context, { timeout: 5000 }).toBeDefined();
    await stopBoss();
    expect(ended).toBe(true);
    expect(await listJobs(job)).toMatchObject([{ state: "completed" }]);
  });
});
