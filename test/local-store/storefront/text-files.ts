import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A text file with a mark that changes when its content does. */
export type TextFile = { text: string; mark: string };

const known = new Map<string, TextFile & { mtimeMs: number }>();

/** Reads a file, again only when it was written since: whoever works on the theme reloads the page and sees it. Null: no such file. */
export function readTextFile(path: string): TextFile | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return null;
  const before = known.get(path);
  if (before?.mtimeMs === stat.mtimeMs) return before;
  const text = readFileSync(path, "utf8");
  const read = { text, mark: createHash("sha256").update(text).digest("hex").slice(0, 12), mtimeMs: stat.mtimeMs };
  known.set(path, read);
  return read;
}

/** Names of the files of a folder with this ending, without it; none when there is no folder. */
export function listFiles(folder: string, ending: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.map((name) => name.slice(0, -ending.length)).sort();
}

/** A file in a folder, by a name from outside: null unless it is a plain name. */
export function readNamedFile(folder: string, name: string): TextFile | null {
  return /^[\w.-]+$/.test(name) && !name.startsWith(".") ? readTextFile(join(folder, name)) : null;
}
