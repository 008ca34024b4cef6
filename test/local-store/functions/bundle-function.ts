import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { AppFunction } from "./find-function.ts";

const bundles = new Map<string, Promise<string>>();

/**
 * One script of a Function, as Shopify's CLI bundles it before it compiles it to wasm: `src/index.ts` of the extension under
 * the name `user-function`, each export wrapped by `@shopify/shopify_function`. Made once a process.
 */
export function bundleFunction(extension: AppFunction): Promise<string> {
  const known = bundles.get(extension.folder);
  if (known) return known;
  const bundle = bundleOnce(extension);
  bundles.set(extension.folder, bundle);
  bundle.catch(() => bundles.delete(extension.folder));
  return bundle;
}

async function bundleOnce({ folder, targets }: AppFunction): Promise<string> {
  const entry = ["index.ts", "index.js"].map((name) => join(folder, "src", name)).find(existsSync);
  if (!entry) throw new Error(`${folder} has no src/index.ts or src/index.js`);
  const names = targets.map(({ exportName }) => toCamelCase(exportName));
  const { outputFiles } = await build({
    stdin: { contents: composeEntry(names), loader: "ts", resolveDir: folder },
    alias: { "user-function": entry },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "targets",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`Nothing was bundled from ${folder}`);
  return file.text;
}

function composeEntry(names: readonly string[]): string {
  return [
    'import run from "@shopify/shopify_function/run";',
    ...names.map((name) => `import { ${name} as ${name}Target } from "user-function";`),
    ...names.map((name) => `export function ${name}() { return run(${name}Target); }`),
  ].join("\n");
}

/** `cart-lines-discounts-generate-run` is the script's `cartLinesDiscountsGenerateRun`. */
export function toCamelCase(exportName: string): string {
  return exportName.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
