import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/**
 * Builds the files that Shopify serves to shoppers, two scripts and the styles in `assets`, from the modules in `src`.
 * With `--check` it writes nothing, and fails where a committed file is another than what the modules build to.
 */
const SOURCE = path.join(import.meta.dirname, "src");
const ASSETS = path.join(import.meta.dirname, "../theme-offers/assets");
/** Two scripts: Theme Check allows a block 10,000 bytes before they are compressed, and not every page has every block. */
const ENTRIES = { "tandem.js": "main.ts", "tandem-cart.js": "cart.ts", "tandem.css": "main.css" };

/**
 * Around each script. Shopify loads it `async`: from the browser's cache it runs while the page still arrives, when an element
 * is there and what stands in it is not.
 */
const ONCE_PARSED = {
  banner: { js: '(f=>document.readyState=="loading"?addEventListener("DOMContentLoaded",f):f())(()=>{' },
  footer: { js: "})" },
};

/** One file of everything that `entry` imports. The pricing module counts in bigint: es2020 is the oldest that knows it. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(SOURCE, entry)],
    bundle: true,
    minify: true,
    format: "esm",
    ...ONCE_PARSED,
    target: ["es2020", "safari15"],
    // Fields are set, not defined: it is the same for our elements, and takes no code of its own.
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]?.text ?? "";
}

for (const [name, entry] of Object.entries(ENTRIES)) {
  const file = path.join(ASSETS, name);
  const text = await bundle(entry);
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    process.stderr.write(`${name} is not what its modules build to: run node extensions/theme-script/build.ts\n`);
    process.exitCode = 1;
  }
}
