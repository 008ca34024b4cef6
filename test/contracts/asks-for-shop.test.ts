// biome-ignore-all lint/suspicious/noTemplateCurlyInString: planted source, as a file would hold it
import { describe, expect, test } from "vitest";
import { checkShopAsked } from "#test/contracts/asks-for-shop.ts";
import { readTree } from "#test/contracts/source-tree.ts";

const schema = readTree("prisma/schema");
const check = (text: string) => checkShopAsked(schema, [{ path: "app/pipeline/offers/store.server.ts", text }]);

describe("checkShopAsked", () => {
  test("every query of the application asks for the shop, or says in its name that it asks for all", () => {
    expect(checkShopAsked(schema, readTree("app"))).toEqual([]);
  });

  test("every table of the schema has the column", () => {
    const text = schema.map((file) => file.text).join("\n");
    const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
    expect(models.filter(([, , body = ""]) => !/^ {2}shop +String\b/m.test(body)).map(([, name]) => name)).toEqual([]);
  });
});

describe("checkShopAsked on SQL", () => {
  test.each([
    ["no condition", "tx.$executeRaw`delete from tombstone`"],
    ["no condition after a list", "tx.$queryRaw`select kind, hash from tombstone where kind = ${kind}`"],
    ["another condition", "tx.$queryRaw`select 1 from tombstone where kind = ${kind}`"],
    ["another value for the shop", "tx.$queryRaw`select 1 from tombstone where shop = ${other}`"],
    ["a written shop", "tx.$queryRaw`select 1 from tombstone where shop = 'a.myshopify.com'`"],
    ["an or beside the shop", "tx.$queryRaw`select 1 from product where shop = ${shop} or source = 'file'`"],
    ["every shop but this", "tx.$queryRaw`select 1 from product where not (shop = ${shop})`"],
    ["an or around it", "tx.$queryRaw`select 1 from product where (shop = ${shop} and true) or source = 'file'`"],
    [
      "one of two tables",
      "tx.$queryRaw`select 1 from product p join variant v using (product_id) where p.shop = ${shop}`",
    ],
    ["one of two in a list", "tx.$queryRaw`select 1 from product p, variant v where p.shop = ${shop}`"],
    [
      "a query within",
      "tx.$queryRaw`select 1 from product where shop = ${shop} and product_id in (select product_id from variant)`",
    ],
    [
      "the query around",
      "tx.$queryRaw`select 1 from variant where product_id in (select product_id from product where shop = ${shop})`",
    ],
    [
      "a delete by another table",
      "tx.$executeRaw`delete from variant v using product p where p.shop = ${shop} and p.product_id = v.product_id`",
    ],
    [
      "an update from another table",
      "tx.$executeRaw`update variant v set sku = p.handle from product p where v.shop = ${shop}`",
    ],
    [
      "an insert from another shop's rows",
      "tx.$executeRaw`insert into collection (shop, collection_id, title) select shop, 1, '' from product where shop = ${shop}`",
    ],
    ["an insert of another shop", "tx.$executeRaw`insert into collection (shop, title) values (${other}, ${title})`"],
    ["a fragment", "const open = () => Prisma.sql`select 1 from order_line where line_id < 0`"],
    ["the queue", "tx.$executeRaw`delete from pgboss.job where name = ${name}`"],
    ["a table only known at run time", "tx.$queryRaw`select 1 from ${Prisma.raw(name)} where shop = ${shop}`"],
    ["a text run as SQL", "tx.$queryRawUnsafe(text)"],
  ])("finds %s", (_what, text) => {
    expect(check(text)).toHaveLength(1);
  });

  test.each([
    "tx.$queryRaw`select 1 from tombstone where shop = ${shop} and (kind = 'a' or kind = 'b')`",
    'tx.$queryRaw`select 1 from order_line l join "order" o using (shop, order_id) where shop = ${shop}`',
    "tx.$queryRaw`select 1 from product f join product a on a.shop = f.shop where f.shop = ${shop}`",
    "tx.$executeRaw`delete from variant where shop = ${shop} and product_id in (select r from ${replaced(shop)} r)`",
    "tx.$executeRaw`insert into collection (shop, title) select distinct on (t.id) ${shop}, t.title from ${rows} t on conflict (shop, title) do update set title = excluded.title where a or b`; const rows = Prisma.sql`x`;",
    "tx.$executeRaw`delete from pgboss.job where data ->> 'shop' = ${shop}`",
    "tx.$queryRaw`select title from product p where p.shop = ${row.shop} order by 1`",
    "const forgetAllShops = () => tx.$executeRaw`delete from delivery where received_at < ${before}`",
  ])("lets pass: %s", (text) => {
    expect(check(text)).toEqual([]);
  });
});

describe("checkShopAsked on Prisma's calls", () => {
  test.each([
    ["no condition", "db().order.count()"],
    ["an empty condition", "db().order.findMany({ where: {} })"],
    ["another condition", "db().order.findFirst({ where: { orderId } })"],
    ["a shop within OR", "db().order.findFirst({ where: { OR: [{ shop }, { orderId }] } })"],
    ["another value", "db().order.findFirst({ where: { shop: other } })"],
    ["a condition from elsewhere", "const f = (where: Where) => db().order.findFirst({ where })"],
    ["a condition that may have none", "const f = (where: { shop?: string }) => db().order.findFirst({ where })"],
    ["another key", "tx.intake.update({ where: { id_kind: { id, kind } }, data })"],
    ["a row of no shop", "tx.collection.create({ data: { title } })"],
    ["rows of no shop", "tx.collection.createMany({ data: rows.map((row) => ({ ...row })) })"],
    ["one row of two", "tx.collection.createMany({ data: [{ shop, title }, { title }] })"],
    ["a written row", "tx.stageRun.upsert({ where: { shop_stage: { shop, stage } }, create: { stage }, update: {} })"],
    ["an inner function of all shops' name", "function listAllShopsOf() { return db().order.findMany({}); }"],
  ])("finds %s", (_what, text) => {
    expect(check(text)).toHaveLength(1);
  });

  test.each([
    "db().order.count({ where: { shop, source: 'api' } })",
    "const where = { shop, orderId }; db().order.deleteMany({ where })",
    "const f = (where: { shop: string; source?: string }) => db().order.findFirst({ where })",
    "tx.intake.update({ where: { shop_id: { shop, id } }, data })",
    "const data = rows.map((row) => ({ shop, ...row })); tx.collection.createMany({ data })",
    "tx.stageRun.upsert({ where: { shop_stage: { shop, stage } }, create: { shop, stage, ...run }, update: run })",
    "export async function listAllShops() { return db().shop.findMany({}); }",
  ])("lets pass: %s", (text) => {
    expect(check(text)).toEqual([]);
  });
});
