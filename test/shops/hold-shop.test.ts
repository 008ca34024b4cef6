import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { holdShop, requireShopToStore, ShopErased } from "#app/shops/hold-shop.server.ts";
import { identifyCustomers } from "#app/shops/identify-customers.server.ts";
import { aliases, takeInOrder } from "#test/shops/an-order.ts";
import { installBoth, now, otherShop, shop, tell, work } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

test("a redaction waits for a batch that is being stored, and finds what it brought", async () => {
  await tell("customers/redact", { customer: { id: 10 }, orders_to_redact: [] });
  let redaction: Promise<unknown> = Promise.resolve();
  await db().$transaction(async (tx) => {
    await requireShopToStore(tx, shop);
    await identifyCustomers(tx, shop, [{ kind: "shopify", value: "10" }], now);
    redaction = work("customers/redact");
    await sleep(300);
  });
  await redaction;
  expect(await aliases()).toEqual([]);
});

test("one shop's batch does not keep the other shop waiting", async () => {
  await db().$transaction(async (tx) => {
    await requireShopToStore(tx, shop);
    await takeInOrder({ id: 1, customerId: 10, of: otherShop });
  });
  expect(await aliases(otherShop)).toEqual(["shopify 10"]);
});

test("nothing is stored for a shop that was erased", async () => {
  await db().shop.deleteMany({ where: { shop } });
  await expect(takeInOrder({ id: 1, customerId: 10 })).rejects.toThrow(ShopErased);
  expect(await db().order.count()).toBe(0);
  expect(await db().$transaction((tx) => holdShop(tx, shop))).toBeNull();
});
