import { readFileSync } from "node:fs";
import { z } from "zod";

/** How many checks ended how. */
export type Count = { passed: number; failed: number; skipped: number };

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts what Vitest's JSON report says. A file that fails without a failing test in it (it could not be loaded, its set-up
 * broke) counts as one failure; so does a run that ends badly for a reason that no test shows, finds no test, or leaves no
 * report.
 */
export function countVitest(reportFile: string | null, exitCode: number): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  const files = reportFile === null ? [] : Report.parse(JSON.parse(readFileSync(reportFile, "utf8"))).testResults;
  for (const file of files) {
    const statuses = file.assertionResults.map((one) => one.status);
    const failures = statuses.filter((status) => status === "failed").length;
    count.passed += statuses.filter((status) => status === "passed").length;
    count.failed += file.status === "failed" ? Math.max(failures, 1) : failures;
    count.skipped += statuses.filter((status) => status !== "passed" && status !== "failed").length;
  }
  if (count.failed === 0 && (exitCode !== 0 || count.passed === 0)) count.failed = 1;
  return count;
}

export function sumCounts(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The line that a run ends with. */
export function describeCount({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
