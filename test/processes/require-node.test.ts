import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const preload = "./app/processes/require-node.mjs";

/** Runs a line of code behind the preload, in a process that takes itself for another version of Node. */
function runAs(version: string) {
  const disguise = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } });`;
  const imports = [`data:text/javascript,${encodeURIComponent(disguise)}`, preload];
  const args = [...imports.flatMap((one) => ["--import", one]), "-e", 'console.log("the application runs")'];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

describe("require-node", () => {
  test.each(["18.20.8", "20.20.2", "22.11.0"])("Node %s is told in one sentence what is needed", (version) => {
    const { status, stdout, stderr } = runAs(version);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(stderr).toContain(`needs Node 22.12 or newer and this is Node ${version}`);
  });

  test.each(["22.12.0", "22.22.1", "24.21.0", "26.0.0"])("Node %s is good enough", (version) => {
    expect(runAs(version)).toMatchObject({ status: 0, stdout: "the application runs\n", stderr: "" });
  });

  test("every script that runs our TypeScript loads it first", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync("package.json", "utf8")));
    const bare = Object.entries(scripts).filter(
      ([, command]) =>
        /\bnode\b.*\.ts\b/.test(command) &&
        !/--import \.\/app\/processes\/(require-node|with-env-file)\.mjs/.test(command),
    );
    expect(bare.map(([name]) => name)).toEqual([]);
  });
});
