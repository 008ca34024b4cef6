import { describe, expect, test } from "vitest";
import { readTree } from "#test/contracts/source-tree.ts";
import { checkTableOwners } from "#test/contracts/table-owners.ts";

const schema = readTree("prisma/schema");

describe("checkTableOwners", () => {
  test("every table is named by its owner alone", () => {
    expect(checkTableOwners(schema, readTree("app"))).toEqual([]);
  });

  test.each([
    ["by Prisma's delegate", "await db().orderLine.findMany({ where: { shop } });"],
    ["by Prisma's delegate in a transaction", "const n = await tx.order.count({ where: { shop } });"],
    ["by SQL", "await tx.$executeRaw`delete from tombstone where true`;"],
    ["by quoted SQL", 'await tx.$queryRaw`select 1 from "order" o limit 1`;'],
    ["by SQL after a parameter", 'await tx.$queryRaw`select 1 from product join "order" using (shop)`;', 2],
  ])("finds a table named %s outside of its owner", (_how, text, count = 1) => {
    const found = checkTableOwners(schema, [{ path: "app/pipeline/offers/compose.ts", text }]);
    expect(found.length).toBeGreaterThanOrEqual(1);
    expect(found.length).toBeLessThanOrEqual(count);
  });

  test("finds a table that nobody owns", () => {
    const planted = [...schema, { path: "prisma/schema/x.prisma", text: "model Whim {\n  shop String\n}\n" }];
    expect(checkTableOwners(planted, [])).toEqual(["Whim has no owner in OWNERS"]);
  });

  test("takes no word of SQL or of another object for a table", () => {
    const text = "order.lines.find(Boolean); db().$queryRaw`select shop from x order by 1`; basket.order.total();";
    expect(checkTableOwners(schema, [{ path: "app/pipeline/offers/a.ts", text }])).toEqual([]);
  });
});
