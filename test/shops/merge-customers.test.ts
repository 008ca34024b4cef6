import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { aliases, owners, takeInOrder } from "#test/shops/an-order.ts";
import { endings, installBoth, otherShop, tellAndWork } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

function merged(deleted: number, kept: number, status = "completed") {
  return {
    admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
    admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
    admin_graphql_api_job_id: null,
    status,
    errors: [],
  };
}

describe("customers/merge", () => {
  test("makes one shopper of two, and leaves the other shop's alone", async () => {
    for (const of of [undefined, otherShop]) {
      await takeInOrder({ id: 1, customerId: 10, of });
      await takeInOrder({ id: 2, customerId: 20, of });
    }
    await tellAndWork("customers/merge", merged(20, 10));
    expect(await owners()).toBe("1 A, 2 A");
    expect(await owners(otherShop)).toBe("1 A, 2 B");
    expect(await db().customer.groupBy({ by: ["shop"], _count: true, orderBy: { shop: "asc" } })).toMatchObject([
      { _count: 1 },
      { _count: 2 },
    ]);
  });

  test("can be told five times", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, customerId: 20 });
    for (let time = 0; time < 5; time += 1) await tellAndWork("customers/merge", merged(20, 10));
    expect(await owners()).toBe("1 A, 2 A");
    expect(await aliases()).toEqual(["shopify 10", "shopify 20"]);
  });

  test("comes before either customer was seen: orders that name either id are of one shopper", async () => {
    await tellAndWork("customers/merge", merged(20, 10));
    await takeInOrder({ id: 1, customerId: 20 });
    await takeInOrder({ id: 2, customerId: 10 });
    expect(await owners()).toBe("1 A, 2 A");
  });

  test("three customers merged in two steps are one, whichever step is told first", async () => {
    for (const id of [10, 20, 30]) await takeInOrder({ id, customerId: id });
    await tellAndWork("customers/merge", merged(20, 10));
    await tellAndWork("customers/merge", merged(30, 20));
    expect(await owners()).toBe("10 A, 20 A, 30 A");
  });

  test("a merge that failed in Shopify joins nobody", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, customerId: 20 });
    await tellAndWork("customers/merge", merged(20, 10, "failed"));
    expect(await owners()).toBe("1 A, 2 B");
    expect(await endings("customers/merge")).toEqual(["ignored: Shopify could not merge these customers"]);
  });

  test("a shop that nobody knows gets no customers by it", async () => {
    await tellAndWork("customers/merge", merged(20, 10), { shop: "nobody.myshopify.com" });
    expect(await db().customer.count()).toBe(0);
  });

  test("keeps nobody's id in the delivery once it is handled", async () => {
    await tellAndWork("customers/merge", merged(20, 10));
    expect(await db().delivery.findMany()).toMatchObject([{ subjectId: null, about: null, status: "handled" }]);
  });
});

describe("a merge and a redaction of the same person", () => {
  const redact = (id: number, orders: number[] = []) => ({ customer: { id }, orders_to_redact: orders });

  test.each(["merge first", "redaction first"])("end alike: %s", async (order) => {
    await takeInOrder({ id: 1, customerId: 10 });
    await takeInOrder({ id: 2, customerId: 20 });
    const tellMerge = () => tellAndWork("customers/merge", merged(20, 10));
    const tellRedact = () => tellAndWork("customers/redact", redact(10));
    for (const told of order === "merge first" ? [tellMerge, tellRedact] : [tellRedact, tellMerge]) await told();
    await takeInOrder({ id: 3, customerId: 20 });
    expect(await owners()).toBe("1 -, 2 -, 3 -");
    expect(await aliases()).toEqual([]);
  });

  test("a customer who was redacted before the merge stays nobody, the kept one stays someone", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("customers/redact", redact(20));
    await tellAndWork("customers/merge", merged(20, 10));
    await takeInOrder({ id: 2, customerId: 20 });
    expect(await owners()).toBe("1 A, 2 -");
  });
});
