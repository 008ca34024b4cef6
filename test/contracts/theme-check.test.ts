import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { themeCheckRun } from "@shopify/theme-check-node";
import Ajv, { type ValidateFunction } from "ajv";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { aWorld } from "#test/liquid/a-world.ts";

const EXTENSION = "extensions/theme-offers";
const SHOPIFYS = "node_modules/@shopify/theme-check-docs-updater/data";
/** What Shopify's deploy refuses beyond, and what we keep below it (shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration). */
const LIQUID_BYTES = 60_000;
const ASSET_GZIP_BYTES = 6 * 1024;
const NAME_LETTERS = 25;

const filesOf = (folder: string) => readdirSync(join(EXTENSION, folder)).sort();
const read = (...path: string[]) => readFileSync(join(EXTENSION, ...path), "utf8");
const readWords = (file: string): unknown => JSON.parse(read("locales", file));
const blocks = filesOf("blocks").map((file) => ({ file, source: read("blocks", file) }));

/** Every key of a locale file that says something, as `set.heading`; a plural counts as one. */
function listKeys(words: unknown, path = ""): string[] {
  if (typeof words !== "object" || words === null) return [path];
  const names = Object.keys(words);
  if (names.includes("other")) return [path];
  return names.flatMap((name) => listKeys(Reflect.get(words, name), path ? `${path}.${name}` : name));
}

/** What Shopify's own rules find wrong with an extension, in its strictest words. */
async function checkTheme(folder: string): Promise<string[]> {
  const { offenses } = await themeCheckRun(resolve(folder), "theme-check:theme-app-extension");
  return offenses.map(({ check, uri, message }) => `${uri.split("/").slice(-2).join("/")} ${check}: ${message}`);
}

/** Checks a block's schema: its settings by Shopify's own JSON Schemas, the rest by what an app block may say. */
function checkSchema(source: string, validate: ValidateFunction): string[] {
  const schema = BlockSchema.safeParse(makeLiquid(aWorld()).parseSchema(source));
  if (!schema.success) return [schema.error.message];
  const isFine = validate(schema.data.settings.map(withoutAutofill));
  return isFine ? [] : (validate.errors ?? []).map((error) => `settings${error.instancePath} ${error.message}`);
}

/** Only app blocks may ask to be filled with the page's own product; the rules are those of themes and don't know it. */
function withoutAutofill({ autofill, ...setting }: { type: string; autofill?: unknown }): object {
  return setting.type === "product" && autofill === true
    ? setting
    : { ...setting, ...(autofill === undefined ? {} : { autofill }) };
}

const Places = z.strictObject({ templates: z.array(z.string()).optional(), groups: z.array(z.string()).optional() });
/** An app block's schema (shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#schema). */
const BlockSchema = z.strictObject({
  name: z.string().min(1),
  target: z.enum(["section", "head", "body", "compliance_head"]),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  available_if: z
    .string()
    .regex(/^\{\{ app\.metafields\.\w+\.\w+ \}\}$/)
    .optional(),
  enabled_on: Places.optional(),
  disabled_on: Places.optional(),
  class: z.string().optional(),
  tag: z.string().optional(),
  settings: z.array(z.looseObject({ type: z.string() })).default([]),
});

/** Shopify's rules for settings, each file under the name that the others refer to it by. */
function settingsRules(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: false });
  for (const name of ["setting", "settings", "default_setting_values"]) {
    ajv.addSchema(JSON.parse(readFileSync(`${SHOPIFYS}/${name}.json`, "utf8")), `${name}.json`);
  }
  const validate = ajv.getSchema("settings.json");
  if (!validate) throw new Error("Shopify's rules for settings are not where they were");
  return validate;
}

describe("the theme extension", () => {
  test("offends none of Shopify's rules for app extensions", async () => {
    expect(await checkTheme(EXTENSION)).toEqual([]);
  });

  test("has no folder and no file that Shopify's deploy would refuse", () => {
    expect(readdirSync(EXTENSION).sort()).toEqual([
      "assets",
      "blocks",
      "locales",
      "shopify.extension.toml",
      "snippets",
    ]);
    const strange = ["blocks", "snippets"].flatMap((folder) =>
      filesOf(folder).filter((file) => !/^[\w-]+\.liquid$/.test(file)),
    );
    const others = filesOf("assets").filter((file) => !/\.(jpe?g|json|js|css|png|svg|wasm)$/.test(file));
    expect([...strange, ...others]).toEqual([]);
    expect(blocks.length).toBeLessThanOrEqual(30);
  });

  test("stays below Shopify's sizes, and below our own", () => {
    const liquid = ["blocks", "snippets"].flatMap((folder) => filesOf(folder).map((file) => read(folder, file)));
    expect(Buffer.byteLength(liquid.join(""))).toBeLessThan(LIQUID_BYTES);
    const heavy = filesOf("assets")
      .filter((file) => /\.(js|css)$/.test(file))
      .map((file) => ({ file, bytes: gzipSync(read("assets", file), { level: 9 }).length }));
    expect(heavy.filter(({ bytes }) => bytes > ASSET_GZIP_BYTES)).toEqual([]);
    expect(filesOf("locales").filter((file) => Buffer.byteLength(read("locales", file)) > 15_000)).toEqual([]);
  });
});

describe("a block's schema", () => {
  const validate = settingsRules();
  const schemaWords = readWords("en.default.schema.json");

  test.each(blocks)("of $file says what Shopify's theme editor takes", ({ source }) => {
    expect(checkSchema(source, validate)).toEqual([]);
  });

  test.each(blocks)("of $file names a script and styles that are there, and words in every language", ({ source }) => {
    const schema = BlockSchema.parse(makeLiquid(aWorld()).parseSchema(source));
    expect(filesOf("assets")).toEqual(expect.arrayContaining([schema.javascript, schema.stylesheet].filter(Boolean)));
    const keys = [...JSON.stringify(schema).matchAll(/"t:([\w.]+)"/g)].map(([, key = ""]) => key);
    expect(keys.filter((key) => !listKeys(schemaWords).includes(key))).toEqual([]);
  });

  test("has a name short enough, in every language", () => {
    for (const file of filesOf("locales").filter((name) => name.endsWith(".schema.json"))) {
      for (const { source } of blocks) {
        const { name } = BlockSchema.parse(makeLiquid(aWorld()).parseSchema(source));
        const words = name
          .replace(/^t:/, "")
          .split(".")
          .reduce<unknown>((found, part) => Reflect.get(Object(found), part), readWords(file));
        expect([file, name, String(words).length < NAME_LETTERS]).toEqual([file, name, true]);
      }
    }
  });
});

describe("the extension's words", () => {
  const languages = filesOf("locales").filter((file) => !file.includes(".default."));

  test.each(languages)("%s has every key of the default language, and no other", (file) => {
    const original = file.endsWith(".schema.json") ? "en.default.schema.json" : "en.default.json";
    expect(listKeys(readWords(file)).sort()).toEqual(listKeys(readWords(original)).sort());
  });
});

describe("a planted fault", () => {
  test.each([
    ["an unknown filter", "{{ product.title | shout }}", /UnknownFilter/],
    ["a snippet that isn't there", "{% render 'tandem-none' %}", /MissingTemplate/],
    ["words that aren't there", "{{ 'none.at_all' | t }}", /TranslationKeyExists/],
    ["an object that isn't there", "{{ produkt.title }}", /UndefinedObject/],
    ["a tag that app blocks may not have", "{% javascript %}a(){% endjavascript %}", /AppBlockValidTags/],
  ])("is found: %s", async (_, source, check) => {
    const folder = mkdtempSync(join(tmpdir(), "theme-check-"));
    try {
      cpSync(EXTENSION, folder, { recursive: true });
      writeFileSync(
        join(folder, "blocks/planted.liquid"),
        `${source}{% schema %}{"name":"P","target":"section"}{% endschema %}`,
      );
      const found = (await checkTheme(folder)).filter((one) => one.startsWith("blocks/planted.liquid"));
      expect(found.join("\n")).toMatch(check);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ["a kind of setting", { type: "colour", id: "a", label: "A" }],
    ["a range without bounds", { type: "range", id: "a", label: "A", default: 1 }],
    ["a setting without an id", { type: "text", label: "A" }],
    ["a text that is filled by itself", { type: "text", id: "a", label: "A", autofill: true }],
    ["a default of another kind", { type: "checkbox", id: "a", label: "A", default: "yes" }],
  ])("is found in a schema: %s", (_, setting) => {
    const schema = JSON.stringify({ name: "P", target: "section", settings: [setting] });
    expect(checkSchema(`{% schema %}${schema}{% endschema %}`, settingsRules())).not.toEqual([]);
  });

  test("is found in a schema: a word that app blocks don't have", () => {
    const schema = JSON.stringify({ name: "P", target: "footer", presets: [] });
    expect(checkSchema(`{% schema %}${schema}{% endschema %}`, settingsRules())).toHaveLength(1);
  });

  test("is found among words: a key too few or too many", () => {
    expect(listKeys({ a: { b: "x", n: { one: "1", other: "2" } } })).toEqual(["a.b", "a.n"]);
  });
});
