import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { backfillOrders } from "#app/pipeline/orders/backfill.job.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { install } from "#app/shops/install.job.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 8, now: new Date().toISOString(), orders: 60 });
const shop = world.shop.domain;
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world], work: false });
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  await app.open(shop);
  await install({ shop }, context());
});
afterAll(() => app.stop());
beforeEach(async () => {
  await db().intake.deleteMany();
  await db().intakeProblem.deleteMany();
});

function context(change: { isLastTry?: boolean } = {}) {
  const clock = () => new Date();
  return { now: clock(), clock, signal: new AbortController().signal, isLastTry: false, ...change };
}

/** Runs the job as the queue would until it no longer asks for a later look. */
async function runToEnd(change: { isLastTry?: boolean } = {}) {
  for (;;) {
    const outcome = await backfillOrders({ shop }, context(change));
    if (!outcome.later) return outcome;
    await sleep(50);
  }
}

const intake = () => db().intake.findFirst({ where: { shop } });

describe("runBulkIntake", () => {
  test("a file that is cut off keeps its rows and is asked for again; the last try says what came", async () => {
    app.store.adminDeps.faults.truncateBulkFileAtByte = 30_000;
    await expect(runToEnd()).rejects.toThrow(/ended early: \d+ of \d+ rows/);
    const cut = await intake();
    expect(cut).toMatchObject({ status: "reading", finishedAt: null, message: expect.stringContaining("ended early") });
    expect(Number(cut?.rowsRead)).toBeGreaterThan(0);
    await expect(runToEnd({ isLastTry: true })).rejects.toThrow(/ended early/);
    expect(await intake()).toMatchObject({ status: "partial", rowsRead: cut?.rowsRead, finishedAt: expect.any(Date) });
    app.store.adminDeps.faults.truncateBulkFileAtByte = null;
  });

  test("a shop that has uninstalled since is left alone", async () => {
    await db().shop.updateMany({ data: { uninstalledAt: new Date() } });
    expect(await runToEnd()).toMatchObject({ unchanged: true });
    expect(await intake()).toBeNull();
    await db().shop.updateMany({ data: { uninstalledAt: null } });
  });

  test("work begun for an earlier install is not gone on with", async () => {
    await backfillOrders({ shop }, context());
    const begun = await intake();
    await db().shop.updateMany({ data: { installGeneration: { increment: 1 } } });
    await runToEnd();
    expect(await db().intake.findMany({ where: { status: "done" } })).toMatchObject([{ kind: "orders.bulk" }]);
    expect(await db().intake.findFirst({ where: { id: begun?.id ?? "" } })).toMatchObject({ status: "asked" });
  });

  test("Shopify refusing to start is said in its words", async () => {
    app.store.adminDeps.faults.userErrorsNext = {
      mutation: "bulkOperationRunQuery",
      userErrors: [
        { field: ["query"], message: "Bulk queries must contain at least one connection.", code: "INVALID" },
      ],
    };
    await expect(runToEnd()).rejects.toThrow("Shopify would not start reading: Bulk queries must contain");
    expect(await intake()).toMatchObject({ status: "failed", message: expect.stringContaining("would not start") });
  });
});
