import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { ORDER_KEYS, PRODUCT_KEYS, SHOP_KEYS } from "#app/pipeline/publishing/wire.ts";
import { readSettings } from "#extensions/checkout-offers/src/offers/read-settings.ts";
import { type Finding, readTree } from "#test/contracts/source-tree.ts";
import { buildExtension } from "#test/local-store/ui-extensions/build-extension.ts";
import { readUiExtensions, type UiExtension } from "#test/local-store/ui-extensions/read-ui-extensions.ts";

const FOLDER = "extensions/checkout-offers";
const THEME = "extensions/theme-offers/locales";
const PACKAGE = "node_modules/@shopify/ui-extensions";
const LOCALES = ["en.default", "de", "fr"];
/** https://shopify.dev/docs/apps/build/app-extensions/optimize-bundle-size: compressed, an extension. */
const MOST_BYTES = 64 * 1024;
const MOST_SETTINGS = 20;

const extensions = readUiExtensions(FOLDER);
const toml = readFileSync(`${FOLDER}/shopify.extension.toml`, "utf8");
const sources = readTree(`${FOLDER}/src`);
const readWords = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** Every key that says something, with what it says; a plural counts as one. */
function listWords(words: unknown, path = ""): Map<string, string> {
  if (typeof words !== "object" || words === null) return new Map([[path, String(words)]]);
  const entries = Object.entries(words);
  if ("other" in words) return new Map([[path, JSON.stringify(words)]]);
  return new Map(entries.flatMap(([name, value]) => [...listWords(value, path ? `${path}.${name}` : name)]));
}

/** What of an extension's targets is not so in the package or in the folder. */
function checkTargets({ targets }: UiExtension, exists: (path: string) => boolean): Finding[] {
  return targets.flatMap(({ target, module }) => {
    const surface = target.startsWith("customer-account.") ? "customer-account" : "checkout";
    const file = join(FOLDER, module);
    const source = sources.find(({ path }) => path === file)?.text ?? "";
    return [
      ...(exists(`${PACKAGE}/build/ts/surfaces/${surface}/targets/${target}.d.ts`) ? [] : [`no target ${target}`]),
      ...(exists(file) ? [] : [`${target}: ${module} is missing`]),
      ...(source.includes(`"@shopify/ui-extensions/${target}"`) ? [] : [`${module} isn't typed by ${target}`]),
    ];
  });
}

/** What is asked of `$app` and nobody publishes, or Shopify isn't told of in the app's own toml. */
function checkMetafields({ targets }: UiExtension, app: string): Finding[] {
  const owners: Record<string, string> = {
    ...Object.fromEntries(Object.values(PRODUCT_KEYS).map((key) => [key, "product"])),
    ...{ [SHOP_KEYS.config]: "shop", audiences: "customer", [ORDER_KEYS.suggestion]: "order" },
  };
  return targets.flatMap(({ metafields }) =>
    metafields.flatMap(({ namespace, key }) =>
      namespace === "$app" && app.includes(`[${owners[key]}.metafields.app.${key}]`) ? [] : [`${namespace} ${key}`],
    ),
  );
}

/** Words that are said and written nowhere, and the other way round. `t:`: names that the toml gives. */
function checkWords(words: ReadonlyMap<string, string>, text: string): Finding[] {
  const said = [...text.matchAll(/["`:]((?:[a-z_]+\.)*[a-z_]+)["`]/g)].map(([, key = ""]) => key);
  const known = new Set(said);
  const sections = new Set([...words.keys()].map((key) => key.split(".")[0]));
  const missing = [...known].filter((key) => key.includes(".") && sections.has(key.split(".")[0]) && !words.has(key));
  const unused = [...words.keys()].filter((key) => !known.has(key));
  return [...missing.map((key) => `${key} is written nowhere`), ...unused.map((key) => `${key} is said nowhere`)];
}

const tight = (words: string) => words.replace(/\{\{\s*(\w+)\s*\}\}/g, "{{$1}}");

describe("the checkout extensions", () => {
  const app = readFileSync("shopify.app.toml", "utf8");

  test("are two, by the handles that Tandem's pages name", () => {
    expect(extensions.map(({ handle }) => handle)).toEqual(["checkout-offers", "order-offers"]);
  });

  test("are of the API version of Shopify's package", () => {
    const { version } = z.object({ version: z.string() }).parse(readWords(`${PACKAGE}/package.json`));
    const [year, month = ""] = version.split(".");
    for (const { apiVersion } of extensions) expect(apiVersion).toBe(`${year}-${month.padStart(2, "0")}`);
  });

  test("stand where Shopify has a place, each in a module that is typed by it", () => {
    expect(extensions.flatMap((one) => checkTargets(one, existsSync))).toEqual([]);
    const [first] = extensions;
    const planted = { target: "purchase.checkout.sidebar.render", module: "./src/sidebar.tsx", metafields: [] };
    expect(first && checkTargets({ ...first, targets: [planted] }, existsSync)).toHaveLength(3);
  });

  test("ask for metafields that are published and defined", () => {
    expect(extensions.flatMap((one) => checkMetafields(one, app))).toEqual([]);
    expect(extensions.flatMap((one) => checkMetafields(one, "")).length).toBeGreaterThan(10);
  });

  test("may ask the Storefront API and nothing else, neither a network nor consent", () => {
    for (const { capabilities } of extensions) expect(capabilities).toEqual({ api_access: true });
  });

  test("have settings that the code reads, no more than Shopify takes", () => {
    for (const { settings } of extensions) {
      expect(settings.map(({ key }) => key)).toEqual(["heading", "most", "layout"]);
      expect(settings.length).toBeLessThanOrEqual(MOST_SETTINGS);
    }
    expect(readSettings({ heading: " A ", most: 2, layout: "Compact" }, 1, 3)).toEqual({
      ...{ heading: "A", most: 2, isCompact: true },
    });
  });

  test.each(["checkout-offers", "order-offers"])("%s is small enough, compressed", async (handle) => {
    const { gzipBytes, script } = await buildExtension(FOLDER, handle);
    expect(gzipBytes).toBeLessThan(MOST_BYTES);
    expect(script).not.toMatch(/Math\.pow\(BigInt/);
  });
});

describe("their words", () => {
  const all = LOCALES.map((name) => listWords(readWords(`${FOLDER}/locales/${name}.json`)));
  const [english = new Map<string, string>()] = all;

  test("are the same in each language, with the same places for what is put in", () => {
    const shape = (words: Map<string, string>) =>
      [...words].map(([key, text]) => [key, [...new Set(text.match(/\{\{\w+\}\}/g))].sort()]);
    for (const words of all) expect(shape(words)).toEqual(shape(english));
  });

  test("are each said somewhere, and nothing is said that isn't written", () => {
    const text = [toml, ...sources.map((source) => source.text)].join("\n");
    expect(checkWords(english, text)).toEqual([]);
    expect(checkWords(new Map([["set.never", ""]]), 'say.word("set.missing")')).toHaveLength(2);
  });

  test.each(LOCALES)("are the theme's wherever the theme has them: %s", (name) => {
    const theme = listWords(readWords(`${THEME}/${name}.json`));
    const own = listWords(readWords(`${FOLDER}/locales/${name}.json`));
    const shared = [...own].filter(([key]) => theme.has(key));
    expect(shared.map(([key, text]) => [key, text])).toEqual(shared.map(([key]) => [key, tight(theme.get(key) ?? "")]));
    expect(shared.length).toBeGreaterThan(25);
  });
});
