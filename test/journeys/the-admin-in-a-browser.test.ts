import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { writeWorldAsCsv } from "#test/local-store/world/write-csv.ts";
import { until } from "#test/support/real-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { type Admin, startAdmin, untilRead } from "./admin-in-a-browser.ts";

withTestDatabase();

const world = generateWorld({ seed: 9, now: new Date().toISOString(), orders: 300 });
const shop = world.shop.domain;
const folder = mkdtempSync(path.join(tmpdir(), "tandem-exports-"));
const ordersFile = path.join(folder, "orders_export.csv");
let admin: Admin;

beforeAll(async () => {
  await writeWorldAsCsv({ world, ordersFile, productsFile: path.join(folder, "products_export.csv") });
  admin = await startAdmin(world, { isRead: false });
}, 120_000);
afterAll(async () => {
  await admin.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("opening Tandem installs it, reads the shop and says what it found", async () => {
  const { frame, look, leave } = await admin.open(1280);
  await frame.getByText(`${world.products.length}`, { exact: true }).first().waitFor({ timeout: 60_000 });
  await untilRead(shop);
  await frame
    .getByText(/upload your export/i)
    .first()
    .waitFor();
  await look("home-read");
  await leave();
}, 120_000);

test("an uploaded export brings the orders that Shopify no longer shows", async () => {
  const before = await db().order.count({ where: { shop } });
  expect(before).toBeLessThan(world.orders.length);
  const { frame, look, leave } = await admin.open(1280, "/app/import");
  await frame.getByRole("heading", { name: "Import older orders", level: 1 }).waitFor();
  await frame.locator('input[type="file"]').first().setInputFiles(ordersFile);
  await until("the file is read in", async () => {
    const intake = await db().intake.findFirst({ where: { shop, kind: "orders.file" } });
    return intake?.status === "done";
  });
  await frame.getByText("orders_export.csv").first().waitFor();
  await look("import-read");
  expect(await db().order.count({ where: { shop } })).toBe(world.orders.length);
  await leave();
}, 120_000);

test("Activity tells of the tasks in words, and of the news from Shopify", async () => {
  admin.app.store.placeOrder(shop, { lines: [{ variantId: world.products[0]?.variants[0]?.id ?? 0, quantity: 1 }] });
  await until(
    "the order is stored",
    async () => (await db().delivery.count({ where: { shop, topic: "orders/create", status: "handled" } })) === 1,
  );
  const { frame, look, leave } = await admin.open(1280, "/app/activity");
  await frame.getByRole("heading", { name: "What Tandem did", level: 1 }).waitFor();
  await frame
    .getByText(/reading your orders|orders read/i)
    .first()
    .waitFor();
  await look("activity-read");
  await leave();
}, 120_000);
