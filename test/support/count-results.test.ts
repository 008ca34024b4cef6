import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { countVitest, describeCount, sumCounts } from "#test/support/count-results.ts";

const folder = mkdtempSync(path.join(tmpdir(), "tandem-count-"));
afterAll(() => rmSync(folder, { recursive: true }));

type File = { status: string; tests: string[] };

function report(files: File[]): string {
  const file = path.join(folder, "vitest.json");
  const testResults = files.map(({ status, tests }) => ({
    name: "a.test.ts",
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  }));
  writeFileSync(file, JSON.stringify({ testResults }));
  return file;
}

describe("countVitest", () => {
  test("counts passed, failed and skipped tests of all files", () => {
    const file = report([
      { status: "passed", tests: ["passed", "passed", "skipped"] },
      { status: "failed", tests: ["passed", "failed", "todo", "pending"] },
    ]);
    expect(countVitest(file, 1)).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  test("a file that could not be loaded counts as one failure", () => {
    const file = report([
      { status: "passed", tests: ["passed"] },
      { status: "failed", tests: [] },
    ]);
    expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  test("a run that ends badly though every test passed is a failure", () => {
    expect(countVitest(report([{ status: "passed", tests: ["passed"] }]), 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
  });

  test("a run that leaves no report is a failure, however it ended", () => {
    expect(countVitest(null, 1).failed).toBe(1);
    expect(countVitest(null, 0).failed).toBe(1);
  });

  test("a run that found no test at all is a failure", () => {
    expect(countVitest(report([]), 0).failed).toBe(1);
  });
});

describe("describeCount", () => {
  test("is the line a run ends with", () => {
    const sum = sumCounts([
      { passed: 2, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    expect(describeCount(sum)).toBe("3 passed, 1 failed");
    expect(describeCount({ ...sum, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
  });
});
