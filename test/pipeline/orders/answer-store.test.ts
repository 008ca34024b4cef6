import { beforeEach, describe, expect, test } from "vitest";
import type { Answer } from "#app/pipeline/orders/answer.ts";
import { sumUpAnswers } from "#app/pipeline/orders/answer-store.server.ts";
import { saveOrders, saveWholeOrders } from "#app/pipeline/orders/save-orders.server.ts";
import { deleteOrders } from "#app/pipeline/orders/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { welcomeShop } from "#app/shops/welcome-shop.server.ts";
import { anOrder } from "#test/support/an-order.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();

const shop = "a.myshopify.com";
const other = "b.myshopify.com";
const now = new Date("2026-03-01T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  for (const one of [shop, other]) await welcomeShop(one, { scopes: ["read_orders"], now });
});

const at = (hour: number) => new Date(`2026-03-01T${hour}:00:00Z`);
const anAnswer = (given: Partial<Answer> = {}): Answer => ({
  ...{ versionId: "v1", useful: true, said: null, answeredAt: now },
  ...given,
});
const save = (orderId: bigint, answer: Answer | null, { updatedAt = now, of = shop } = {}) =>
  db().$transaction((tx) =>
    saveWholeOrders(tx, of, [{ order: anOrder({ orderId, answer, updatedAt }), lines: [] }], { source: "api", now }),
  );
const stored = () => db().orderAnswer.findMany({ orderBy: [{ shop: "asc" }, { orderId: "asc" }] });

describe("the answer of an order", () => {
  test("is stored with it, follows it, and goes when it is taken back", async () => {
    await save(1n, anAnswer({ said: "Just right" }));
    expect(await stored()).toEqual([{ shop, orderId: 1n, ...anAnswer({ said: "Just right" }) }]);
    const second = anAnswer({ versionId: "v2", useful: false, answeredAt: at(11) });
    await save(1n, second, { updatedAt: at(11) });
    expect(await stored()).toEqual([{ shop, orderId: 1n, ...second }]);
    await save(1n, null, { updatedAt: at(12) });
    expect(await stored()).toEqual([]);
  });

  test("is that of the newest state, in whatever order states come", async () => {
    await save(1n, anAnswer({ useful: false }), { updatedAt: at(12) });
    await save(1n, null, { updatedAt: at(11) });
    expect(await stored()).toMatchObject([{ useful: false }]);
  });

  test("comes with a bulk read too", async () => {
    const orders = [anOrder({ answer: anAnswer() })];
    const intakeId = "11111111-1111-4111-8111-111111111111";
    await db().$transaction((tx) => saveOrders(tx, shop, orders, { source: "api", intakeId, now }));
    expect(await stored()).toHaveLength(1);
  });

  test("goes with the order, and no other does", async () => {
    for (const of of [shop, other]) await save(1n, anAnswer(), { of });
    await save(2n, anAnswer());
    await db().$transaction((tx) => deleteOrders(tx, shop, [1n]));
    expect((await stored()).map((one) => `${one.shop} ${one.orderId}`)).toEqual([`${shop} 2`, `${other} 1`]);
  });
});

describe("sumUpAnswers", () => {
  test("counts the orders of the versions asked for, of this shop alone, and lists what was said last", async () => {
    await save(1n, anAnswer({ said: "First", answeredAt: at(10) }));
    await save(2n, anAnswer({ versionId: "v2", useful: false, said: "Third", answeredAt: at(12) }));
    await save(3n, anAnswer({ said: "Second", answeredAt: at(11) }));
    await save(4n, anAnswer());
    await save(5n, anAnswer({ versionId: "elsewhere", said: "Of another offer", answeredAt: at(13) }));
    await save(1n, anAnswer({ said: "Of another shop", answeredAt: at(13) }), { of: other });
    expect(await sumUpAnswers(shop, ["v1", "v2"], { latest: 2 })).toEqual({
      ...{ count: 4, useful: 3 },
      said: [
        { text: "Third", useful: false, at: at(12) },
        { text: "Second", useful: true, at: at(11) },
      ],
    });
    expect(await sumUpAnswers(shop, [], { latest: 2 })).toEqual({ count: 0, useful: 0, said: [] });
  });
});
