import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/**
 * Words of this room.
 * - *contract*: something that several files must agree on, held by a test.
 * - *check*: a pure function from files to findings, so that a test can give it the real tree, and planted files that
 *   prove it bites.
 * - *finding*: one line that says where, what is wrong and what to do.
 */
export type SourceFile = { path: string; text: string };
export type Finding = string;

/** What Git ignores (a test compares), plus what no person writes. */
const SKIPPED_FOLDERS = new Set([".git", "node_modules", ".data", "build", ".cache", "test-results", "screenshots"]);
const SKIPPED_FILES = /^package-lock\.json$|\.log$|^\.env$/;
const BINARY = /\.(png|jpe?g|gif|ico|woff2?|wasm|gz|zip|br)$/;

/** The text files under `folder` of this checkout, by path from its top. */
export function readTree(folder = "."): SourceFile[] {
  const files: SourceFile[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) files.push(...readTree(file));
    } else if (entry.isFile() && !SKIPPED_FILES.test(entry.name) && !BINARY.test(entry.name)) {
      files.push({ path: file, text: readFileSync(file, "utf8") });
    }
  }
  return files;
}

/** Those of `files` that are code of ours. */
export function onlyCode(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => /\.(ts|tsx|mjs|js)$/.test(file.path) && !file.path.endsWith(".d.ts"));
}
