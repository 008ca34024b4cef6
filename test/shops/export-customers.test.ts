import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#app/runtime/database.server.ts";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";
import { getPrivacyExport, listPrivacyRequests } from "#app/shops/privacy-requests.server.ts";
import { takeInOrder } from "#test/shops/an-order.ts";
import { endings, installBoth, now, otherShop, shop, tell, tellAndWork, work } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const email = "Jo.Doe@Example.com";

function asked(id: number, { orders = [], request = 9999 }: { orders?: number[]; request?: number } = {}) {
  const customer = { id, email, phone: "555-625-1199" };
  return { shop_id: 1, shop_domain: shop, customer, orders_requested: orders, data_request: { id: request } };
}

async function onlyRequest(of = shop) {
  const requests = await listPrivacyRequests(of);
  expect(requests).toHaveLength(1);
  return { request: requests[0], text: JSON.stringify(await getPrivacyExport(of, requests[0]?.id ?? "")) };
}

describe("customers/data_request", () => {
  test("gathers what we hold of the person: ids, orders and lines, with money to be read", async () => {
    await takeInOrder({ id: 1, customerId: 10, said: "Just what I was looking for" });
    await takeInOrder({ id: 2, customerId: 20, said: "Not for me" });
    await tellAndWork("customers/data_request", asked(10));
    const { request } = await onlyRequest();
    expect(request).toMatchObject({
      topic: "customers/data_request",
      requestedAt: new Date("2026-03-01T10:00:00Z"),
      dueAt: new Date("2026-03-31T10:00:00Z"),
      doneAt: now,
      counts: { customers: 1, orders: 1, orderLines: 1 },
      exportUntil: new Date("2026-03-31T12:00:00Z"),
    });
    expect(await getPrivacyExport(shop, request?.id ?? "")).toMatchObject({
      knownAs: { customerIds: ["10"] },
      orders: [
        {
          id: "1",
          total: "18.99",
          currency: "GBP",
          suggestion: {
            ...{ offer: "v1", useful: true, said: "Just what I was looking for" },
            answeredAt: now.toISOString(),
          },
          lines: [{ title: "Stovetop kettle", unitPrice: "19.99", discounts: [{ title: "HELLO", amount: "1.00" }] }],
        },
      ],
    });
  });

  test("finds a person known by a file's e-mail address alone, and the orders that Shopify names", async () => {
    const emailHmac = hashEmail(await getEmailKey(shop), email);
    await takeInOrder({ id: 1, emailHmac, source: "file" });
    await takeInOrder({ id: 2 });
    await tellAndWork("customers/data_request", asked(10, { orders: [2, 404] }));
    expect((await onlyRequest()).request?.counts).toEqual({ customers: 1, orders: 2, orderLines: 2 });
  });

  test("the address and the phone number end at the door", async () => {
    await tell("customers/data_request", asked(10));
    const stored = JSON.stringify(await db().delivery.findMany());
    expect(stored).toContain('"subjectId":"10"');
    expect(stored).not.toMatch(/example\.com|555/i);
    await work("customers/data_request");
    expect(await db().delivery.findMany()).toMatchObject([{ subjectId: null, about: null, status: "handled" }]);
    expect((await onlyRequest()).text).not.toMatch(/example\.com|555/i);
  });

  test("the same request told twice is one request", async () => {
    await tellAndWork("customers/data_request", asked(10));
    await tellAndWork("customers/data_request", asked(10));
    await onlyRequest();
    await tellAndWork("customers/data_request", asked(10, { request: 10_000 }));
    expect(await listPrivacyRequests(shop)).toHaveLength(2);
  });

  test("exports nothing of another shop's customer with the same id, nor shows one shop's requests to the other", async () => {
    await takeInOrder({ id: 1, customerId: 10, of: otherShop });
    await tellAndWork("customers/data_request", asked(10));
    const { request, text } = await onlyRequest();
    expect(request?.counts).toEqual({ customers: 0, orders: 0, orderLines: 0 });
    expect(text).not.toContain("kettle");
    expect(await listPrivacyRequests(otherShop)).toEqual([]);
    expect(await getPrivacyExport(otherShop, request?.id ?? "")).toBeNull();
  });

  test("a person who was redacted before has no export", async () => {
    await takeInOrder({ id: 1, customerId: 10 });
    await tellAndWork("customers/redact", { customer: { id: 10, email }, orders_to_redact: [1] });
    await tellAndWork("customers/data_request", asked(10, { orders: [1] }));
    const [request] = (await listPrivacyRequests(shop)).filter((one) => one.topic === "customers/data_request");
    expect(request).toMatchObject({ doneAt: now, exportUntil: null, counts: { customers: 0, orders: 0 } });
    expect(await db().privacyRequest.count({ where: { topic: "customers/data_request" } })).toBe(1);
  });

  test("a request that fails is seen to be due, and does not keep others waiting", async () => {
    await tell("customers/data_request", asked(10, { request: 1 }), { webhookId: "broken" });
    await tell("customers/data_request", asked(20, { request: 2 }));
    await db().delivery.updateMany({ where: { webhookId: "broken" }, data: { about: { emailHmac: 5 } } });
    await expect(work("customers/data_request")).rejects.toThrow();
    const requests = await listPrivacyRequests(shop);
    expect(requests.map((one) => one.doneAt).toSorted()).toEqual([now, null]);
    expect((await endings("customers/data_request")).toSorted()).toEqual(["handled", "waiting"]);
  });

  test("writes nothing down of a person of a shop that was erased", async () => {
    await tellAndWork("shop/redact", { shop_domain: shop });
    await tellAndWork("customers/data_request", asked(10));
    const requests = await listPrivacyRequests(shop);
    expect(requests.map(({ topic, doneAt, exportUntil }) => ({ topic, doneAt, exportUntil }))).toContainEqual({
      ...{ topic: "customers/data_request", doneAt: now, exportUntil: null },
    });
    expect(
      JSON.stringify(await db().delivery.findMany({ where: { shop, topic: "customers/data_request" } })),
    ).not.toContain('"10"');
  });
});
