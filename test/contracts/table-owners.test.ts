import { describe, expect, test } from "vitest";
import { readTree } from "#test/contracts/source-tree.ts";
import { checkTableOwners } from "#test/contracts/table-owners.ts";

/** A small schema for planted files. */
const schema = [
  {
    path: "prisma/schema/orders.prisma",
    text: 'model Order {\n  shop String\n  @@map("order")\n}\nmodel OrderLine {\n  shop String\n  @@map("order_line")\n}\n',
  },
  { path: "prisma/schema/shops.prisma", text: 'model Tombstone {\n  shop String\n  @@map("tombstone")\n}\n' },
];
const find = (path: string, text: string) => checkTableOwners(schema, [{ path, text }]);

describe("checkTableOwners", () => {
  test("every table is named by its owner alone", () => {
    expect(checkTableOwners(readTree("prisma/schema"), readTree("app"))).toEqual([]);
  });

  test.each([
    ["by Prisma's delegate", "await db().orderLine.findMany({ where: { shop } });"],
    ["by Prisma's delegate in a transaction", "const n = await tx.order.count({ where: { shop } });"],
    ["by SQL", "await tx.$executeRaw`delete from tombstone where true`;"],
    ["by quoted SQL", 'await tx.$queryRaw`select 1 from "order" o limit 1`;'],
    ["by a fragment", "const part = Prisma.sql`join order_line l using (shop)`;"],
  ])("finds a table named %s outside of its owner", (_how, text) => {
    expect(find("app/pipeline/offers/compose.server.ts", text)).toHaveLength(1);
  });

  test("a stage's stores name its tables, and no other stage's", () => {
    const text = "await tx.order.count({ where: { shop } });";
    expect(find("app/pipeline/orders/store.server.ts", text)).toEqual([]);
    expect(find("app/pipeline/orders/person-store.server.ts", text)).toEqual([]);
    expect(find("app/pipeline/catalog/store.server.ts", text)).toHaveLength(1);
    expect(find("app/pipeline/orders/refresh.job.server.ts", text)).toHaveLength(1);
  });

  test.each([
    ["tx.order.findMany({ where: { shop } })", 0],
    ["tx.$queryRaw`select 1 from order_line`", 0],
    ["tx.order.deleteMany({ where: { shop } })", 1],
    ["tx.$executeRaw`delete from order_line`", 1],
    ["tx.$executeRaw`update order_line set a = 1`", 1],
    ["tx.$executeRaw`insert into tombstone select 1`", 1],
  ])("a screen's loader may read a table, not write it: %s", (text, count) => {
    expect(find("app/pages/home/load-home.server.ts", text)).toHaveLength(count);
  });

  test("finds a table that nobody owns", () => {
    const whim = { path: "prisma/schema/shops.prisma", text: "model Whim {\n  shop String\n}\n" };
    expect(checkTableOwners([whim], [])).toEqual(["Whim has no owner in OWNERS"]);
  });

  test("takes no word of SQL or of another object for a table", () => {
    const text = "order.lines.find(Boolean); db().$queryRaw`select shop from x order by 1`; basket.order.total();";
    expect(find("app/pipeline/offers/a.ts", text)).toEqual([]);
  });
});
