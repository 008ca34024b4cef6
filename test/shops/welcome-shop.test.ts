import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { markAccessLost } from "#app/shopify/access-loss.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { installBoth, listQueue, now, otherShop, shop, tellAndWork } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const rows = () => db().shop.findMany({ orderBy: { shop: "asc" } });

describe("welcomeShop", () => {
  test("a new shop is noted and read in", async () => {
    await welcomeShop("new.myshopify.com", { scopes: ["read_orders"], now });
    expect(await listQueue()).toEqual(["shops.install new.myshopify.com"]);
    expect(await rows()).toHaveLength(3);
  });

  test("a shop that opens the app again changes nothing, however Shopify writes its permissions", async () => {
    await db().shop.updateMany({ data: { scopes: ["read_orders", "read_products", "write_products"] } });
    const before = await rows();
    await welcomeShop(shop, { scopes: ["write_products", "read_orders"], now });
    expect(await rows()).toEqual(before);
    expect(await listQueue()).toEqual([]);
  });

  test("other permissions, or access that was lost, have the shop read in again", async () => {
    await welcomeShop(shop, { scopes: ["read_orders", "read_products"], now });
    expect(await rows()).toMatchObject([{ scopes: ["read_orders", "read_products"] }, { scopes: ["read_orders"] }]);
    await markAccessLost(otherShop, now);
    await welcomeShop(otherShop, { scopes: ["read_orders"], now });
    expect(await listQueue()).toEqual([`shops.install ${shop}`, `shops.install ${otherShop}`]);
  });

  test("a shop that comes back begins a new generation and keeps what it was", async () => {
    await tellAndWork("app/uninstalled", {});
    await welcomeShop(shop, { scopes: ["read_orders"], now });
    expect(await rows()).toMatchObject([
      { installGeneration: 2, uninstalledAt: null, installedAt: now },
      { installGeneration: 1 },
    ]);
  });
});
