import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { DemoError } from "./settings.ts";

/** Builds the application when nothing is built, or something was changed since. */
export function buildIfNeeded(say: (line: string) => void): void {
  const built = "build/server/index.js";
  const sources = ["app", "package-lock.json", "vite.config.ts"];
  if (existsSync(built) && sources.every((source) => newest(source) <= statSync(built).mtimeMs)) return;
  say("Building the application …");
  const remix = path.resolve("node_modules/@remix-run/dev/dist/cli.js");
  const { status, stderr, stdout } = spawnSync(process.execPath, [remix, "vite:build"], { encoding: "utf8" });
  if (status !== 0) throw new DemoError(`The application could not be built:\n${stdout}\n${stderr}`);
}

/** When the file, or the newest file in the folder, was changed last. */
function newest(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}
