import { join } from "node:path";
import { listFiles, readTextFile } from "./text-files.ts";

/** The words of a theme or an extension: the visitor's locale file, and the default one beneath it. */
export type Words = { locale: string; words: object; fallback: object };

/** Reads `<locale>.json` and `<any>.default.json` of a folder of locale files. */
export function readWords(folder: string, locale: string): Words {
  const fallback = readDefault(folder);
  const own = readTextFile(join(folder, `${locale}.json`));
  return { locale, words: own ? JSON.parse(own.text) : fallback, fallback };
}

function readDefault(folder: string): object {
  const [name] = listFiles(folder, ".default.json");
  const file = name === undefined ? null : readTextFile(join(folder, `${name}.default.json`));
  return file ? JSON.parse(file.text) : {};
}
