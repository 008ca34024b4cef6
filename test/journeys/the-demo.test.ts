import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// The demo keeps its data below the folder it runs in: a folder of links to this checkout gives it one of its own.
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tandem-demo-"));
  for (const name of readdirSync(".")) {
    if (![".data", ".git", ".cache", "test-results"].includes(name))
      symlinkSync(path.resolve(name), path.join(folder, name));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Run = { child: ChildProcess; said: () => string; ended: Promise<number | null> };

function runDemo(...args: string[]): Run {
  let text = "";
  const { LOG_LEVEL: _level, DATABASE_URL: _url, ...env } = process.env;
  const command = [
    path.join(folder, "test/local-store/demo/demo.ts"),
    "--built",
    "--port",
    "0",
    "--count",
    "200",
    ...args,
  ];
  const child = spawn(process.execPath, command, { cwd: folder, env });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (text += chunk));
  return { child, said: () => text, ended: new Promise((resolve) => child.on("exit", resolve)) };
}

/** Processes that run in the demo's folder. */
function running(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
        return command.includes(folder) || readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false;
      }
    });
}

test.runIf(process.platform === "linux")(
  "reads the shop, writes its report, and leaves nothing running",
  async () => {
    const demo = runDemo("--report", "report.json");
    expect(await demo.ended, demo.said()).toBe(0);
    const report = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8"));
    expect(report).toMatchObject({ orders: 200, products: 169, seconds: { catalog: expect.any(Number) } });
    expect(report.orderLines).toBeGreaterThan(200);
    expect(running()).toEqual([]);
  },
  180_000,
);

test.runIf(process.platform === "linux")(
  "a second run goes on from the first, shows its address, and Ctrl-C ends every part of it",
  async () => {
    const demo = runDemo();
    for (let tries = 0; !demo.said().includes("Ctrl-C ends") && tries < 600; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(demo.said()).toContain("All read: 169 products, 200 orders");
    expect(demo.said()).not.toContain("Reading products");
    const address = /http:\/\/\S+\/apps\/tandem/.exec(demo.said())?.[0] ?? "";
    expect((await fetch(address)).status).toBe(200);
    expect(running().length).toBeGreaterThan(3);
    demo.child.kill("SIGINT");
    expect(await demo.ended).toBe(0);
    expect(running()).toEqual([]);
  },
  180_000,
);

test("a file that is not there is said in one sentence, and the exit code is not 0", async () => {
  const demo = runDemo("--orders", "no-such-file.csv");
  expect(await demo.ended).toBe(1);
  expect(demo.said().trim()).toBe("There is no file no-such-file.csv.");
});
