import { fileURLToPath } from "node:url";
import { build } from "vite";

const bundles = new Map<string, Promise<string>>();

/**
 * Bundles a script of the frame (its path below `frame/`) into one classic script, once per process. Built at the first
 * request, so that a store that shows no page does not wait for it.
 */
export function bundleScript(entry: string): Promise<string> {
  const known = bundles.get(entry);
  if (known) return known;
  const bundle = bundleOnce(entry);
  bundles.set(entry, bundle);
  bundle.catch(() => bundles.delete(entry));
  return bundle;
}

async function bundleOnce(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL(".", import.meta.url)),
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ["iife"], name: "localStore" },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && "output" in output ? output.output.find((one) => one.type === "chunk") : undefined;
  if (!chunk || !("code" in chunk)) throw new Error(`Nothing was bundled from ${entry}`);
  return chunk.code;
}
