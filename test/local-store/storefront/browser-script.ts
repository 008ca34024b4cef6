import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

let built: Promise<{ text: string; mark: string }> | undefined;

/** What Shopify runs on every storefront (`Shopify.actions` and the standard events), bundled once per process. */
export function actionsScript(): Promise<{ text: string; mark: string }> {
  built ??= bundle();
  return built;
}

/** Its address, with a mark of its content. */
export async function actionsScriptUrl(): Promise<string> {
  return `/cdn/storefront/standard-actions.js?v=${(await actionsScript()).mark}`;
}

async function bundle(): Promise<{ text: string; mark: string }> {
  const entry = fileURLToPath(new URL("browser/main.ts", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  return { text, mark: createHash("sha256").update(text).digest("hex").slice(0, 12) };
}
