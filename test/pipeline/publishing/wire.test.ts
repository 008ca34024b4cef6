import { readdirSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { orderRule } from "#app/pipeline/publishing/compose-terms.ts";
import {
  BundleRules,
  emptyValue,
  ORDER_KEYS,
  ownerKind,
  PUBLISHED,
  Rule,
  SuggestionAnswer,
} from "#app/pipeline/publishing/wire.ts";
import { publishCase } from "#test/pipeline/publishing/publish-case.ts";
import { WIRE_CASES } from "#test/pipeline/publishing/wire-cases.ts";

const FOLDER = "test/fixtures/wire/v1";
/** Written by hand: forms that readers have to take and nothing makes yet. */
const BY_HAND = ["choice.json"];

const Golden = z.object({
  about: z.string(),
  published: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const golden = Object.fromEntries(
  readdirSync(FOLDER).map((name) => [name, Golden.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8")))]),
);
const values = Object.entries(golden).flatMap(([name, { published }]) =>
  Object.entries(published).flatMap(([owner, own]) =>
    Object.entries(own).map(([key, value]) => ({ name, owner, key, value })),
  ),
);

describe("the golden files", () => {
  test("there is one for each case, and none besides", () => {
    expect(Object.keys(golden).sort()).toEqual([...Object.keys(WIRE_CASES), ...BY_HAND].sort());
  });

  test.each(Object.keys(WIRE_CASES))("the publisher writes exactly %s", async (name) => {
    expect(JSON.stringify(await publishCase(name))).toBe(JSON.stringify(golden[name]));
  });

  test.each(values)("$name $key is as the format says", ({ owner, key, value }) => {
    const parsed = PUBLISHED[ownerKind(owner)][key]?.parser.parse(value);
    expect(JSON.stringify(parsed)).toBe(JSON.stringify(value));
  });

  test("every key has an example", () => {
    const seen = new Set(values.map(({ owner, key }) => `${ownerKind(owner)} ${key}`));
    const all = Object.entries(PUBLISHED).flatMap(([kind, keys]) => Object.keys(keys).map((key) => `${kind} ${key}`));
    expect([...seen].sort()).toEqual(all.sort());
  });
});

describe("the keys", () => {
  const Definitions = z.object({ metafields: z.object({ app: z.record(z.string(), z.object({ type: z.string() })) }) });
  const toml = parse(readFileSync("shopify.app.toml", "utf8"));
  const typeOf = (value: unknown) => (Array.isArray(value) ? "list.product_reference" : "json");

  test.each(["product", "shop", "discount"] as const)("of a %s are those that the manifest defines", (owner) => {
    const defined = Definitions.parse(toml[owner]).metafields.app;
    const published = PUBLISHED[owner];
    const types = Object.entries(published).map(([key, { empty }]) => [key, { type: typeOf(empty) }]);
    const told = Object.entries(defined).map(([key, { type }]) => [key, { type }]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(types));
  });

  test("of an order are those that the manifest defines, for the customer to write", () => {
    const told = z.object({ metafields: z.object({ app: z.record(z.string(), z.unknown()) }) }).parse(toml.order);
    const access = { admin: "merchant_read", customer_account: "read_write" };
    expect(Object.keys(told.metafields.app)).toEqual(Object.values(ORDER_KEYS));
    expect(told.metafields.app[ORDER_KEYS.suggestion]).toMatchObject({ type: "json", access });
  });

  test("what stands for nothing is a value of its key", () => {
    const gids = {
      product: "Product",
      shop: "Shop",
      discount: "DiscountAutomaticNode",
      installation: "AppInstallation",
    };
    for (const kind of ["product", "shop", "discount", "installation"] as const) {
      for (const [key, { parser }] of Object.entries(PUBLISHED[kind])) {
        const text = emptyValue(`gid://shopify/${gids[kind]}/1`, key);
        expect(JSON.stringify(parser.parse(JSON.parse(text)))).toBe(text);
      }
    }
  });
});

describe("a rule", () => {
  const rules = values.flatMap(({ key, value }) => (key === "bundle_rules" ? BundleRules.parse(value).r : []));

  test.each(rules)("is the same text after a database kept it in an order of its own (%#)", (rule) => {
    const kept = JSON.parse(JSON.stringify(rule), (_key, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(JSON.stringify(orderRule(Rule.parse(kept)))).toBe(JSON.stringify(rule));
  });
});

describe("an answer", () => {
  const answer = { v: 1, id: "0f1e2d3c4b5a0001", useful: true };

  test.each([[answer], [{ ...answer, said: "Just what I was looking for" }], [{ ...answer, said: "🌱".repeat(300) }]])(
    "is read as the shopper's browser writes it (%#)",
    (value) => {
      expect(SuggestionAnswer.parse(value)).toEqual(value);
    },
  );

  test.each([
    ["a sentence that is too long", { ...answer, said: "a".repeat(301) }],
    ["an empty sentence", { ...answer, said: "" }],
    ["another version", { ...answer, v: 2 }],
    ["no id", { v: 1, useful: true }],
    ["another word than yes or no", { ...answer, useful: "yes" }],
    ["what nobody asked for", { ...answer, email: "a@shop.example" }],
  ])("is none with %s", (_what, value) => {
    expect(SuggestionAnswer.safeParse(value).success).toBe(false);
  });
});
