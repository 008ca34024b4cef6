import { describe, expect, test } from "vitest";
import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";
import { db } from "#app/runtime/database.server.ts";
import { declare } from "#test/jobs/a-queue.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

type Rules = { retryLimit?: number; schedule?: string; collapseBy?: () => string };

const aJob = (kind: string, rules: Rules = {}) =>
  defineJob({ kind, payload: z.object({}), handler: async () => async () => ({}), ...rules });

const queues = (kind: string) =>
  db().$queryRaw<{ policy: string; retry_limit: number; heartbeat_seconds: number }[]>`
    select policy, retry_limit, heartbeat_seconds from pgboss.queue where name = ${kind}`;
const schedules = (kind: string) =>
  db().$queryRaw<{ cron: string; timezone: string }[]>`
    select cron, timezone from pgboss.schedule where name = ${kind}`;

describe("prepareQueues", () => {
  test("declares a queue by the job's rules, with a heartbeat", async () => {
    await declare([{ job: aJob("test.plain", { retryLimit: 3 }) }]);
    expect(await queues("test.plain")).toEqual([{ policy: "standard", retry_limit: 3, heartbeat_seconds: 10 }]);
    await declare([{ job: aJob("test.one", { collapseBy: () => "one" }) }]);
    expect(await queues("test.one")).toMatchObject([{ policy: "stately" }]);
  });

  test("brings the rules of a queue that is there up to date", async () => {
    await declare([{ job: aJob("test.changing", { retryLimit: 3 }) }]);
    await declare([{ job: aJob("test.changing", { retryLimit: 7 }) }]);
    expect(await queues("test.changing")).toMatchObject([{ retry_limit: 7 }]);
  });

  test("keeps one schedule a job: the new one in place of the old, and none once the job has none", async () => {
    await declare([{ job: aJob("test.timed", { schedule: "0 3 * * *" }) }]);
    expect(await schedules("test.timed")).toEqual([{ cron: "0 3 * * *", timezone: "UTC" }]);
    await declare([{ job: aJob("test.timed", { schedule: "30 4 * * *" }) }]);
    expect(await schedules("test.timed")).toEqual([{ cron: "30 4 * * *", timezone: "UTC" }]);
    await declare([{ job: aJob("test.timed") }]);
    expect(await schedules("test.timed")).toEqual([]);
  });

  test("several processes that start at once declare the same without trouble", async () => {
    const steps = [{ job: aJob("test.many", { schedule: "0 3 * * *" }) }];
    await Promise.all([declare(steps), declare(steps), declare(steps)]);
    expect(await queues("test.many")).toHaveLength(1);
    expect(await schedules("test.many")).toHaveLength(1);
  });
});
