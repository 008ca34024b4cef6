import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadFixture, loadInputQuery, loadSchema, validateTestAssets } from "@shopify/shopify-function-test-helpers";
import { printSchema } from "graphql";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { requireFunction } from "#test/local-store/functions/find-function.ts";
import { loadFunctionSchema } from "#test/local-store/functions/load-function-schema.ts";
import { runDiscountFunction } from "#test/local-store/functions/run-function.ts";

const FIXTURES = "extensions/bundle-discount/tests/fixtures";
const { targets, apiVersion } = requireFunction("bundle-discount");
const [target] = targets;
if (!target) throw new Error("The Function has no target");

/** Shopify's helpers read a schema from a file, as their CLI writes it. */
const folder = mkdtempSync(join(tmpdir(), "function-schema-"));
writeFileSync(join(folder, "schema.graphql"), printSchema(loadFunctionSchema(target.target, apiVersion)));
const schema = await loadSchema(join(folder, "schema.graphql"));
const inputQueryAST = await loadInputQuery(target.queryFile);
afterAll(() => rmSync(folder, { recursive: true }));

const check = async (fixture: Awaited<ReturnType<typeof loadFixture>>) => {
  const { inputQuery, inputFixture, outputFixture } = await validateTestAssets({ schema, fixture, inputQueryAST });
  return [inputQuery, inputFixture, outputFixture].flatMap(({ errors }) => errors.map(({ message }) => message));
};

describe("a fixture", () => {
  test.each(readdirSync(FIXTURES))("%s fits Shopify's schema and our query, and is answered so", async (name) => {
    const fixture = await loadFixture(join(FIXTURES, name));
    expect(fixture.target).toBe(target.target);
    expect(fixture.export).toBe(target.exportName);
    expect(await check(fixture)).toEqual([]);
    const { output, error } = await runDiscountFunction(fixture.input);
    expect(error).toBeNull();
    expect(output).toEqual(fixture.expectedOutput);
  });

  test("that lacks a field of the query, or answers what Shopify doesn't know, is found", async () => {
    const fixture = await loadFixture(join(FIXTURES, "a-pair-costs-five-percent-less.json"));
    const { cart, ...others } = z.looseObject({ cart: z.looseObject({}) }).parse(fixture.input);
    expect(await check({ ...fixture, input: { ...others, cart: { ...cart, cost: {} } } })).toHaveLength(1);
    const expectedOutput = { operations: [{ productDiscountAdd: {} }] };
    expect(await check({ ...fixture, expectedOutput })).not.toEqual([]);
  });
});
