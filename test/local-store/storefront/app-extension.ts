import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";
import { readSchema } from "#app/liquid/read-schema.ts";
import { readSchemaObject, type Schema } from "./schema.ts";
import { listFiles, readTextFile } from "./text-files.ts";

/** A theme app extension of the app, read from its folder. Only what Shopify's CLI would upload is looked at. */
export type AppExtension = {
  folder: string;
  handle: string;
  uid: string;
  blocks: string[];
};

/** One block of an extension. */
export type AppBlock = { name: string; source: string; schema: Schema };

const Manifest = z.object({
  handle: z.string().optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  uid: z.string().optional(),
  extensions: z
    .array(z.object({ type: z.string(), handle: z.string().optional(), uid: z.string().optional() }))
    .optional(),
});

/** The theme app extensions in the folders below `folder`. */
export function readAppExtensions(folder: string): AppExtension[] {
  return listFolders(folder).flatMap((name) => {
    const path = join(folder, name);
    const toml = readTextFile(join(path, "shopify.extension.toml"));
    const manifest = toml && Manifest.parse(parse(toml.text));
    const one = manifest?.extensions?.[0] ?? manifest;
    if (one?.type !== "theme") return [];
    const handle = one.handle ?? name;
    return [{ folder: path, handle, uid: one.uid ?? handle, blocks: listFiles(join(path, "blocks"), ".liquid") }];
  });
}

function listFolders(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A block by its name; null when the extension has none of that name. */
export function readAppBlock(extension: AppExtension, name: string): AppBlock | null {
  const file = readTextFile(join(extension.folder, "blocks", `${name}.liquid`));
  return file && { name, source: file.text, schema: readSchemaObject(readSchema(file.text)) };
}

/** The source of one of its snippets. */
export function readAppSnippet(extension: AppExtension, name: string): string | null {
  return readTextFile(join(extension.folder, "snippets", `${name}.liquid`))?.text ?? null;
}

/** The type by which templates name a block: `shopify://apps/tandem/blocks/bundle/<uid>`. */
export function blockType(app: string, extension: AppExtension, block: string): string {
  return `shopify://apps/${app}/blocks/${block}/${extension.uid}`;
}

/** The other way round; null for blocks that are no app's. */
export function readBlockType(type: string): { app: string; block: string; uid: string } | null {
  const [, app, block, uid] = /^shopify:\/\/apps\/([^/]+)\/blocks\/([^/]+)\/([^/]+)$/.exec(type) ?? [];
  return app && block && uid ? { app, block, uid } : null;
}
