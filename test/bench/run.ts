/**
 * `npm run bench`: every benchmark of this folder, each in a process of its own, one line of JSON each. Figures are ratios
 * against something in the same run: the machine's own speed drops out. `npm run bench -- backfill` runs that one alone.
 */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const wanted = process.argv[2];
const NOT_A_BENCHMARK = /^(run|with-.*)\.ts$/;
const files = readdirSync("test/bench").filter((name) => name.endsWith(".ts") && !NOT_A_BENCHMARK.test(name));
const chosen = files.filter((name) => wanted === undefined || name === `${wanted}.ts`);
if (chosen.length === 0) {
  console.error(
    `There is no benchmark ${wanted}; there are ${files.map((name) => name.replace(".ts", "")).join(", ")}.`,
  );
  process.exit(1);
}
for (const name of chosen) {
  const { status } = spawnSync(process.execPath, [`test/bench/${name}`], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
