import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { type Count, countVitest, describeCount, sumCounts } from "#test/support/count-results.ts";

// npm test: types, lint, build and every test, counted on the last line. Arguments go to Vitest: `npm test -- test/kernel`
// runs those tests alone.

const RESULTS = "test-results/vitest.json";
const bin = (name: string) => path.join("node_modules", ".bin", name);

// Tandem's process is started dozens of times: what Node made of its modules is kept.
const env = { NODE_COMPILE_CACHE: path.resolve(".cache/node"), ...process.env };

const passed: Count = { passed: 1, failed: 0, skipped: 0 };
const failed: Count = { passed: 0, failed: 1, skipped: 0 };

const counts: Count[] = [];
try {
  await runAll(process.argv.slice(2));
} catch (error) {
  console.error(error);
  counts.push(failed);
}
const total = sumCounts(counts);
console.log(describeCount(total));
process.exitCode = total.failed === 0 ? 0 : 1;

async function runAll(only: string[]): Promise<void> {
  if (isClientStale() && (await run("Prisma client", bin("prisma"), ["generate"])) !== 0) counts.push(failed);
  if (only.length === 0) {
    counts.push(await check("types", bin("tsc"), ["--noEmit"]));
    counts.push(await check("lint", bin("biome"), ["check", "."]));
    counts.push(await check("build", bin("remix"), ["vite:build"]));
  }
  counts.push(await runVitest(only));
}

/** A tool whose exit code is its verdict. */
async function check(title: string, command: string, args: string[]): Promise<Count> {
  return (await run(title, command, args)) === 0 ? passed : failed;
}

async function runVitest(only: string[]): Promise<Count> {
  mkdirSync(path.dirname(RESULTS), { recursive: true });
  rmSync(RESULTS, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${RESULTS}`];
  const code = await run("tests", bin("vitest"), ["run", ...reporters, ...only]);
  return countVitest(existsSync(RESULTS) ? RESULTS : null, code);
}

/** Runs a command with its output on ours. @returns its exit code, 1 when it could not start or was killed. */
function run(title: string, command: string, args: string[]): Promise<number> {
  console.log(`\n== ${title}: ${path.basename(command)} ${args.join(" ")}`);
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", env });
    child.on("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on("exit", (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`== ${title}: ${code === 0 ? "passed" : "failed"} after ${seconds} s`);
      resolve(code ?? 1);
    });
  });
}

/** Whether the database's schema is newer than the client made of it; `npm ci` makes the first one. */
function isClientStale(): boolean {
  const made = path.join("node_modules", ".prisma", "client", "index.d.ts");
  if (!existsSync(made)) return true;
  const madeAt = statSync(made).mtimeMs;
  const files = readdirSync("prisma/schema").map((name) => path.join("prisma/schema", name));
  return files.some((file) => statSync(file).mtimeMs > madeAt);
}
