import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildExtension } from "./build-extension.ts";
import { markOf } from "./mark-of.ts";

interface Script {
  script: string;
  /** Changes with the script. */
  mark: string;
}

const built = new Map<string, { age: number; made: Promise<Script> }>();

/** The bundled script of an extension, built anew when a file in its folder has changed. */
export async function builtScript(folder: string, handle: string): Promise<Script> {
  const key = `${folder} ${handle}`;
  const age = newestChange(folder);
  const known = built.get(key);
  if (known?.age === age) return known.made;
  const made = buildExtension(folder, handle).then(({ script }) => ({ script, mark: markOf(script) }));
  built.set(key, { age, made });
  return made;
}

function newestChange(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => !name.includes("node_modules"))
    .reduce((newest, name) => Math.max(newest, statSync(join(folder, name)).mtimeMs), 0);
}
