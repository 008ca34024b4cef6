import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readSchema } from "#app/liquid/read-schema.ts";
import { readSchemaObject, type Schema } from "./schema.ts";
import { Template } from "./template.ts";
import { listFiles, readNamedFile, readTextFile, type TextFile } from "./text-files.ts";

/** The store's own theme, in the folders that themes have. */
const FOLDER = fileURLToPath(new URL("theme", import.meta.url));

/** The parts of a theme that are Liquid with a schema. */
export type LiquidPart = { source: string; schema: Schema };

/** A section or block of the theme by its type; null when there is none. */
export function readPart(kind: "sections" | "blocks", type: string): LiquidPart | null {
  const file = readNamedFile(join(FOLDER, kind), `${type}.liquid`);
  return file && { source: file.text, schema: readSchemaObject(readSchema(file.text)) };
}

export function readLayout(): string {
  return requireFile("layout/theme.liquid").text;
}

export function readThemeSnippet(name: string): string | null {
  return readNamedFile(join(FOLDER, "snippets"), `${name}.liquid`)?.text ?? null;
}

/** A template or section group as the theme brings it, before the merchant changed it. */
export function readTemplate(kind: "templates" | "sections", name: string): Template | null {
  const file = readNamedFile(join(FOLDER, kind), `${name}.json`);
  return file && Template.parse(JSON.parse(file.text));
}

/** Names of the templates: `product`, `index`, `cart`, … */
export function listTemplates(): string[] {
  return listFiles(join(FOLDER, "templates"), ".json");
}

/** Names of the section groups. */
export function listGroups(): string[] {
  return listFiles(join(FOLDER, "sections"), ".json");
}

export function readThemeAsset(name: string): TextFile | null {
  return readNamedFile(join(FOLDER, "assets"), name);
}

export const LOCALES_FOLDER = join(FOLDER, "locales");

/** The theme's own settings: `settings-data.json`, current. */
export function readThemeSettings(): Record<string, unknown> {
  const { current }: { current: Record<string, unknown> } = JSON.parse(requireFile("config/settings-data.json").text);
  return current;
}

function requireFile(path: string): TextFile {
  const file = readTextFile(join(FOLDER, path));
  if (!file) throw new Error(`The store's theme has no ${path}`);
  return file;
}
