import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { markOf } from "./mark-of.ts";

type Name = "host" | "worker";
const ENTRIES: Record<Name, string> = { host: "browser/main.ts", worker: "worker/main.ts" };
let bundled: Promise<Record<Name, { text: string; url: string }>> | undefined;

/** Where the page finds the script that hosts extensions, and the workers theirs. */
export async function hostScriptUrl(): Promise<Record<Name, string>> {
  const { host, worker } = await scripts();
  return { host: host.url, worker: worker.url };
}

/** One of the two scripts; null when the address names neither. */
export async function readHostScript(pathname: string): Promise<string | null> {
  if (!pathname.startsWith("/cdn/extension-host/")) return null;
  const { host, worker } = await scripts();
  return pathname.endsWith("/worker.js") ? worker.text : host.text;
}

/** Bundled once per process. */
function scripts() {
  bundled ??= bundle();
  return bundled;
}

async function bundle() {
  const [host, worker] = await Promise.all([bundleOne("host"), bundleOne("worker")]);
  return { host, worker };
}

async function bundleOne(name: Name): Promise<{ text: string; url: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(ENTRIES[name], import.meta.url))],
    bundle: true,
    // Extensions are classic scripts, and so is the worker that loads them.
    format: name === "worker" ? "iife" : "esm",
    target: "es2022",
    minify: true,
    write: false,
    loader: { ".css": "text" },
  });
  const text = outputFiles[0]?.text ?? "";
  return { text, url: `/cdn/extension-host/${markOf(text)}/${name}.js` };
}
