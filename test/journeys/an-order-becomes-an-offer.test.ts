import { afterAll, beforeAll, expect, test } from "vitest";
import { toGid } from "#app/kernel/ids.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { type ConnectedApp, startConnectedApp } from "#test/support/connected-app.ts";
import { withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const world = generateWorld({ seed: 12, now: new Date().toISOString(), orders: 600 });
const shop = world.shop.domain;
/** Two products that nobody bought together, on sale and in stock. */
const [first, second] = world.products.filter(
  ({ status, isGiftCard, requiresSellingPlan, publishedAt, variants }) =>
    status === "active" &&
    !isGiftCard &&
    !requiresSellingPlan &&
    publishedAt !== null &&
    variants.length === 1 &&
    (variants[0]?.inventoryQuantity ?? 0) > 80,
);
let app: ConnectedApp;

beforeAll(async () => {
  app = await startConnectedApp({ worlds: [world] });
  app.store.install(shop, [...app.store.manifest.scopes, "read_all_orders"]);
  await app.open(shop);
  await app.untilIdle();
}, 120_000);
afterAll(() => app.stop());

/** What Shopify holds as the companions of `productId`, as the theme will read it. */
function companionsOf(productId: number | undefined): string[] {
  const fields = Object.values(app.store.shop(shop).admin.metafields[toGid("Product", productId ?? 0)] ?? {});
  const value = fields.find((field) => field.key === "bundle_products")?.value;
  return value ? JSON.parse(value) : [];
}

/** Whether one of the two is shown on the page of the other. */
function areShownTogether(): boolean {
  const [a, b] = [first?.id, second?.id];
  const holds = (owner: number | undefined, other: number | undefined) =>
    companionsOf(owner).includes(toGid("Product", other ?? 0));
  return holds(a, b) || holds(b, a);
}

test("signed order webhooks become a changed metafield, and no order of one shopper's does", async () => {
  if (!first || !second) throw new Error("the shop has no two such products");
  const lines = [first, second].map((product) => ({ variantId: product.variants[0]?.id ?? 0, quantity: 1 }));
  expect(areShownTogether()).toBe(false);

  for (let time = 0; time < 30; time += 1) app.store.placeOrder(shop, { lines, email: "always@example.com" });
  await app.untilIdle();
  expect(areShownTogether()).toBe(false);

  for (let who = 0; who < 30; who += 1) app.store.placeOrder(shop, { lines, email: `shopper-${who}@example.com` });
  await app.untilIdle();
  expect(areShownTogether()).toBe(true);
}, 180_000);
