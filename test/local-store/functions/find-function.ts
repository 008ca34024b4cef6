import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

const Extension = z.object({ type: z.string() });
const FunctionExtension = Extension.extend({
  handle: z.string(),
  targeting: z.array(z.object({ target: z.string(), input_query: z.string(), export: z.string() })).min(1),
});
/** An extension of a theme has no list, one of another kind no targets. */
const Manifest = z.object({ api_version: z.string().default(""), extensions: z.array(z.unknown()).default([]) });

/** A Function of the app: what Shopify's CLI reads of its folder. */
export type AppFunction = {
  handle: string;
  folder: string;
  apiVersion: string;
  targets: { target: string; queryFile: string; exportName: string }[];
};

/** The Function that the app's folder lists under this handle. @throws where there is none */
export function requireFunction(functionHandle: string, appFolder = process.cwd()): AppFunction {
  const found = listFunctions(appFolder).find(({ handle }) => handle === functionHandle);
  if (!found) throw new Error(`No extension of the app is a Function called "${functionHandle}"`);
  return found;
}

function listFunctions(appFolder: string): AppFunction[] {
  const extensions = join(appFolder, "extensions");
  return readdirSync(extensions).flatMap((name) => readFunctions(join(extensions, name)));
}

function readFunctions(folder: string): AppFunction[] {
  const file = join(folder, "shopify.extension.toml");
  if (!existsSync(file)) return [];
  const { api_version: apiVersion, extensions } = Manifest.parse(parse(readFileSync(file, "utf8")));
  return extensions
    .filter((one) => Extension.safeParse(one).data?.type === "function")
    .map((one) => FunctionExtension.parse(one))
    .map(({ handle, targeting }) => ({
      handle,
      folder,
      apiVersion,
      targets: targeting.map((target) => ({
        target: target.target,
        queryFile: join(folder, target.input_query),
        exportName: target.export,
      })),
    }));
}
