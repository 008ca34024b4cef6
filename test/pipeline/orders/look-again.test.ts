import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startIntake } from "#app/pipeline/intake/store.server.ts";
import { compareOrders } from "#app/pipeline/orders/compare.job.server.ts";
import { reconcileOrders } from "#app/pipeline/orders/reconcile.job.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 13, now: new Date().toISOString(), orders: 20 });
const shop = world.shop.domain;
const now = new Date();
const context = { now, clock: () => new Date(), signal: new AbortController().signal, isLastTry: false };
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world], work: false });
  await app.open(shop);
  await startIntake(db(), shop, { kind: "orders.bulk", installGeneration: 1, now, status: "done" });
  app.store.revokeTokens(shop);
});
afterAll(() => app.stop());

describe("looking again at Shopify's orders", () => {
  test.each([
    ["orders.reconcile", reconcileOrders],
    ["orders.compare", compareOrders],
  ] as const)("%s that can't go on has failed, and says why", async (kind, look) => {
    await expect(look({ shop }, context)).rejects.toThrow(/Open Tandem/);
    expect(await db().intake.findFirst({ where: { shop, kind } })).toMatchObject({
      status: "failed",
      message: expect.stringContaining("Open Tandem"),
      finishedAt: expect.any(Date),
    });
  });
});
