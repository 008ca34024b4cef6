import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import {
  endings,
  installBoth,
  installedAt,
  listQueue,
  now,
  otherShop,
  shop,
  tell,
  tellAndWork,
  work,
} from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

function granted(...current: string[]) {
  return { id: 1, shop_id: "gid://shopify/Shop/1", previous: [], current, updated_at: "2026-03-01T10:00:00Z" };
}

async function scopes(of = shop) {
  return (await db().shop.findUnique({ where: { shop: of } }))?.scopes;
}

describe("app/scopes_update", () => {
  test("notes what is granted now, for this shop alone", async () => {
    await tellAndWork("app/scopes_update", granted("read_orders", "read_products"));
    expect(await scopes()).toEqual(["read_orders", "read_products"]);
    expect(await scopes(otherShop)).toEqual(["read_orders"]);
    expect(await listQueue()).not.toContain(`orders.backfill ${shop}`);
  });

  test("reads all orders again once older ones may be seen, and only then", async () => {
    await tellAndWork("app/scopes_update", granted("read_orders", "read_all_orders"));
    expect(await listQueue()).toContain(`orders.backfill ${shop}`);
    await db().$executeRaw`delete from pgboss.job`;
    await tellAndWork("app/scopes_update", granted("read_orders", "read_all_orders", "read_products"));
    expect(await listQueue()).toEqual([`shops.scopes ${shop}`]);
  });

  test("a reading that is under way without the older orders is ended, and all are asked for again", async () => {
    const intake = { kind: "orders.bulk", installGeneration: 1, status: "reading", startedAt: installedAt };
    for (const of of [shop, otherShop]) await db().intake.create({ data: { shop: of, id: randomUUID(), ...intake } });
    await tellAndWork("app/scopes_update", granted("read_orders", "read_all_orders"));
    expect(await listQueue()).toContain(`orders.backfill ${shop}`);
    expect(await db().intake.findMany({ orderBy: { shop: "asc" } })).toMatchObject([
      { status: "partial", finishedAt: now },
      { status: "reading", finishedAt: null },
    ]);
  });

  test("an older message that comes late changes nothing", async () => {
    await tellAndWork("app/scopes_update", granted("read_products"), { triggeredAt: "2026-02-02T00:00:00Z" });
    await tellAndWork("app/scopes_update", granted("read_all_orders"), { triggeredAt: "2026-02-01T00:00:00Z" });
    expect(await scopes()).toEqual(["read_products"]);
    expect(await endings("app/scopes_update")).toContain(
      "ignored: a newer message about the permissions was handled before",
    );
  });

  test("the newest of several waiting messages wins, in whatever order they came", async () => {
    await tell("app/scopes_update", granted("read_products"), { triggeredAt: "2026-02-02T00:00:00Z" });
    await tell("app/scopes_update", granted("read_customers"), { triggeredAt: "2026-02-01T00:00:00Z" });
    await work("app/scopes_update");
    expect(await scopes()).toEqual(["read_products"]);
  });

  test("is ignored when the shop has left, is unknown, or has come back since", async () => {
    await tellAndWork("app/scopes_update", granted("read_products"), { triggeredAt: "2025-12-01T00:00:00Z" });
    await db().shop.update({ where: { shop }, data: { uninstalledAt: now } });
    await tellAndWork("app/scopes_update", granted("read_products"));
    expect(await scopes()).toEqual(["read_orders"]);
    const stranger = { shop: "nobody.myshopify.com" };
    await tellAndWork("app/scopes_update", granted("read_products"), stranger);
    expect(await endings("app/scopes_update", stranger.shop)).toEqual([]);
    expect(await scopes(otherShop)).toEqual(["read_orders"]);
  });
});
