import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { THEME_BLOCKS, type ThemeBlock } from "#app/pages/home/theme-blocks.ts";
import { aWorld } from "#test/liquid/a-world.ts";

const EXTENSION = "extensions/theme-offers";

const Schema = z.object({
  name: z.string(),
  target: z.string(),
  enabled_on: z.object({ templates: z.array(z.string()) }).optional(),
});
type Schema = z.infer<typeof Schema>;

const liquid = makeLiquid(aWorld());
const schemas = new Map(
  readdirSync(`${EXTENSION}/blocks`).map((file) => {
    const source = readFileSync(`${EXTENSION}/blocks/${file}`, "utf8");
    return [file.replace(".liquid", ""), Schema.parse(liquid.parseSchema(source))];
  }),
);
const words: unknown = JSON.parse(readFileSync(`${EXTENSION}/locales/en.default.schema.json`, "utf8"));

/** What the theme editor calls a block: `t:bundle.name` in English. */
function nameInEditor({ name }: Schema): unknown {
  const path = name.replace("t:", "").split(".");
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : null),
    words,
  );
}

/** What of the Home page's list is not so in the extension. */
function checkBlock(block: ThemeBlock, schema: Schema | undefined): string[] {
  const { handle, isEmbed, template, title } = block;
  if (!schema) return [`${handle}: the extension has no such block`];
  const isHead = schema.target === "head" || schema.target === "body";
  return [
    ...(isEmbed === isHead ? [] : [`${handle}: its target is ${schema.target}`]),
    ...(schema.enabled_on?.templates.includes(template) === false ? [`${handle}: may not stand on ${template}`] : []),
    ...(nameInEditor(schema) === title ? [] : [`${handle}: the editor calls it ${nameInEditor(schema)}`]),
  ];
}

describe("the blocks that Home shows the merchant", () => {
  test("are those of the extension, each where it may stand, by the name that the editor shows", () => {
    expect(THEME_BLOCKS.flatMap((block) => checkBlock(block, schemas.get(block.handle)))).toEqual([]);
  });

  test("are all of them", () => {
    expect(THEME_BLOCKS.map(({ handle }) => handle).toSorted()).toEqual([...schemas.keys()].toSorted());
  });

  test.each<[string, Partial<ThemeBlock>]>([
    ["a block that isn't there", { handle: "bundles" }],
    ["an embed that is none", { isEmbed: true }],
    ["a page on which it may not stand", { template: "cart" }],
    ["another name", { title: "Sets" }],
  ])("%s is found", (_what, wrong) => {
    const [bundle] = THEME_BLOCKS.filter(({ handle }) => handle === "bundle");
    expect(bundle).toBeDefined();
    const planted = { ...(bundle as ThemeBlock), ...wrong };
    expect(checkBlock(planted, schemas.get(planted.handle))).toHaveLength(1);
  });
});
