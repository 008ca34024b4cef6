import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";
import { listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { aliases, owners, takeInOrder } from "#test/shops/an-order.ts";
import { installBoth, now, otherShop, shop, tell, tellAndWork, work } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const email = "jo@example.com";

function redact(customer: { id?: number; email?: string }, orders: number[] = []) {
  return { shop_id: 1, shop_domain: shop, customer, orders_to_redact: orders };
}

async function hashed(address: string, of = shop) {
  return hashEmail(await getEmailKey(of), address);
}

describe("customers/redact", () => {
  test("forgets the person and keeps the orders as nobody's, in this shop alone", async () => {
    for (const of of [shop, otherShop]) {
      await takeInOrder({ id: 1, customerId: 10, of });
      await takeInOrder({ id: 2, customerId: 20, of });
    }
    await tellAndWork("customers/redact", redact({ id: 10, email }, [1]));
    expect(await owners()).toBe("1 -, 2 A");
    expect(await aliases()).toEqual(["shopify 20"]);
    expect(await db().orderLine.count({ where: { shop } })).toBe(2);
    expect(await owners(otherShop)).toBe("1 A, 2 B");
    expect(await listPrivacyRequests(shop)).toMatchObject([
      { topic: "customers/redact", doneAt: now, counts: { customers: 1, aliases: 1, orders: 1, exports: 0 } },
    ]);
    expect(await listPrivacyRequests(otherShop)).toEqual([]);
  });

  test("the person does not come back by backfill, late webhook or file", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("customers/redact", redact({ id: 10, email }, [1, 3]));
    const emailHmac = await hashed(email);
    await takeInOrder({ id: 1, customerId: 10, updatedAt: "2026-02-20T00:00:00Z" });
    await takeInOrder({ id: 2, customerId: 10 });
    await takeInOrder({ id: 3, customerId: 99 });
    await takeInOrder({ id: 4, emailHmac, source: "file" });
    await takeInOrder({ id: 5, emailHmac: await hashed(" JO@example.com "), source: "file" });
    expect(await owners()).toBe("1 -, 2 -, 3 -, 4 -, 5 -");
    expect(await aliases()).toEqual([]);
    expect(await db().customer.count()).toBe(0);
  });

  test("forgets what the person said, and does not hear it again", async () => {
    const take = (of = shop) => takeInOrder({ id: 1, customerId: 10, said: "It is for my mother", of });
    const heard = async () =>
      (await db().orderAnswer.findMany({ orderBy: { orderId: "asc" } })).map((one) => `${one.shop} ${one.orderId}`);
    await take();
    await take(otherShop);
    await takeInOrder({ id: 2, customerId: 20, said: "Not for me" });
    await takeInOrder({ id: 3, said: "A guest's" });
    await tellAndWork("customers/redact", redact({ id: 10 }, [1, 3]));
    const others = [`${shop} 2`, `${otherShop} 1`];
    expect((await heard()).toSorted()).toEqual(others.toSorted());
    await take();
    await takeInOrder({ id: 4, customerId: 10, said: "It was for my mother" });
    expect((await heard()).toSorted()).toEqual(others.toSorted());
  });

  test("comes before anything of the person was seen", async () => {
    await tellAndWork("customers/redact", redact({ id: 10, email }, [3]));
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, emailHmac: await hashed(email), source: "file" });
    await takeInOrder({ id: 3, emailHmac: await hashed("another@example.com"), source: "file" });
    expect(await owners()).toBe("1 -, 2 -, 3 -");
    expect(await db().customer.count()).toBe(0);
  });

  test("finds a guest by the e-mail address or by the orders, and every other name they go by", async () => {
    await takeInOrder({ id: 1, emailHmac: await hashed(email), source: "file" });
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, customerId: 10 });
    await takeInOrder({ id: 3, customerId: 30 });
    await tellAndWork("customers/redact", redact({ email }));
    expect(await owners()).toBe("1 -, 2 -, 3 A");
    await tellAndWork("customers/redact", redact({}, [3]));
    await takeInOrder({ id: 4, customerId: 30 });
    await takeInOrder({ id: 5, customerId: 10 });
    expect(await owners()).toBe("1 -, 2 -, 3 -, 4 -, 5 -");
  });

  test("an order of theirs stays nobody's also when a file names it under another address", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("customers/redact", redact({ id: 10 }));
    await takeInOrder({ id: 1, emailHmac: await hashed("work@example.com"), source: "file" });
    expect(await aliases()).toEqual([]);
  });

  test("takes the person out of exports made before, and leaves other exports", async () => {
    const asked = (id: number) => ({ customer: { id }, orders_requested: [], data_request: { id } });
    await takeInOrder({ id: 1, customerId: 10 });
    for (const of of [shop, otherShop]) {
      await tellAndWork("customers/data_request", asked(10), { shop: of });
      await tellAndWork("customers/data_request", asked(20), { shop: of });
    }
    await tellAndWork("customers/redact", redact({ id: 10 }));
    const kept = await db().$queryRaw`
      select shop, export -> 'knownAs' -> 'customerIds' ->> 0 as id from privacy_request
      where export is not null order by 1, 2`;
    expect(kept).toEqual([
      { shop, id: "20" },
      { shop: otherShop, id: "10" },
      { shop: otherShop, id: "20" },
    ]);
  });

  test("can be told and worked five times", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    for (let time = 0; time < 5; time += 1) {
      await tellAndWork("customers/redact", redact({ id: 10, email }, [1]), { webhookId: "the same" });
    }
    expect(await listPrivacyRequests(shop)).toHaveLength(1);
    expect(await owners()).toBe("1 -");
  });

  test("leaves no id and no hash of the person anywhere but under tombstones", async () => {
    const emailHmac = (await hashed(email)) ?? "";
    await takeInOrder({ id: 1, customerId: 1_234_567 });
    await takeInOrder({ id: 1, emailHmac, source: "file" });
    await tellAndWork("customers/data_request", { customer: { id: 1_234_567, email }, data_request: { id: 1 } });
    await tellAndWork("customers/redact", redact({ id: 1_234_567, email }, [1]));
    const tables = await db().$queryRaw<{ name: string }[]>`
      select quote_ident(table_name) as name from information_schema.columns
      where table_schema = 'public' and column_name = 'shop'`;
    expect(tables.length).toBeGreaterThan(10);
    for (const { name } of tables) {
      const rows = JSON.stringify(await db().$queryRawUnsafe(`select row_to_json(t)::text as row from ${name} t`));
      expect(rows, name).not.toMatch(/1234567|example/);
      expect(rows, name).not.toContain(emailHmac);
    }
  });

  test("outlives the shop's erasure: the person stays nobody when the shop comes back", async () => {
    const emailHmac = await hashed(email);
    await tellAndWork("customers/redact", redact({ id: 10, email }, [3]));
    await tellAndWork("shop/redact", { shop_domain: shop });
    await welcomeShop(shop, { scopes: ["read_orders"], now });
    expect(await hashed(email)).toBe(emailHmac);
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, emailHmac, source: "file" });
    await takeInOrder({ id: 3, customerId: 99 });
    expect(await owners()).toBe("1 -, 2 -, 3 -");
  });

  test("is kept for a shop that was erased, so that the person stays nobody when the shop comes back", async () => {
    await tellAndWork("shop/redact", { shop_domain: shop });
    await tell("customers/redact", redact({ id: 10, email }, [3]));
    await work("customers/redact");
    expect(await listPrivacyRequests(shop)).toHaveLength(2);
    await welcomeShop(shop, { scopes: ["read_orders"], now });
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, emailHmac: await hashed(email), source: "file" });
    await takeInOrder({ id: 3, customerId: 99 });
    expect(await owners()).toBe("1 -, 2 -, 3 -");
  });
});
