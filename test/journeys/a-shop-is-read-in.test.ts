import { afterAll, beforeAll, expect, test } from "vitest";
import { parseStoredFacts } from "#app/pipeline/catalog/stored-facts.ts";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 1, now: new Date().toISOString(), orders: 400 });
const shop = world.shop.domain;
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world] });
});
afterAll(() => app.stop());

test("installing reads the shop's facts, its catalogue and its orders, each once", async () => {
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  await app.open(shop);
  await app.untilIdle();
  expect(await db().intake.findMany({ select: { kind: true, status: true, message: true } })).toEqual([
    { kind: "products.bulk", status: "done", message: null },
    { kind: "orders.bulk", status: "done", message: null },
  ]);
  expect(await db().shop.findFirst()).toMatchObject({ shop, currency: "GBP", name: world.shop.name });
  expect(await db().product.count()).toBe(world.products.length);
  expect(await db().variant.count()).toBe(world.products.flatMap((product) => product.variants).length);
  expect(await readFacts()).toEqual(
    world.products.map(({ id, facts }) => [
      id,
      Object.entries(facts)
        .map(([key, value]) => `facts.${key}: ${value}`)
        .sort(),
    ]),
  );
  expect(await db().order.count()).toBe(world.orders.length);
  expect(await db().orderLine.count()).toBe(world.orders.flatMap((order) => order.lines).length);
  const buyers = new Set(world.orders.flatMap((order) => order.customerId ?? []));
  expect(await db().customer.count()).toBe(buyers.size);
});

/** What each product keeps for comparisons. */
async function readFacts() {
  const products = await db().product.findMany({ orderBy: { productId: "asc" } });
  return products.map(({ productId, facts }) => [
    Number(productId),
    parseStoredFacts(facts)
      .map(({ key, value }) => `${key}: ${value}`)
      .sort(),
  ]);
}
