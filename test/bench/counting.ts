/**
 * Counting which products are bought together, with the best 20 neighbours of each, beside npm `node-fpgrowth` stopped at
 * pairs: CPU seconds and peak memory, each in a process of its own, from baskets in memory. Both must count the same.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { SOURCES, type Source, writeTransactions } from "#test/bench/counting/transactions.ts";

/** Pairs that met at least so often. */
const AT_LEAST = 2;
/** Longer than this and the library is stopped: then it is at least so much slower. */
const LIMIT_SECONDS = 900;

const Measured = z.object({
  pairs: z.number(),
  together: z.number(),
  cpuSeconds: z.number(),
  peakMb: z.number(),
});

const folder = mkdtempSync(path.join(tmpdir(), "tandem-bench-"));
try {
  for (const source of SOURCES) console.log(JSON.stringify({ bench: "counting", source, ...(await compare(source)) }));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function compare(source: Source) {
  const file = path.join(folder, source);
  const orders = await writeTransactions(source, file);
  if (orders === null) return { skipped: "there is no real order data (see test/support/real-data.ts)" };
  const tandem = run(file, "tandem");
  const fpgrowth = run(file, "node-fpgrowth");
  if (!tandem) throw new Error("Tandem did not count within the time limit");
  if (fpgrowth && (fpgrowth.pairs !== tandem.pairs || fpgrowth.together !== tandem.together)) {
    throw new Error(`the counts differ: ${JSON.stringify({ tandem, fpgrowth })}`);
  }
  const theirs = fpgrowth?.cpuSeconds ?? LIMIT_SECONDS;
  const timesFaster = Math.round(theirs / tandem.cpuSeconds);
  return {
    orders,
    pairs: tandem.pairs,
    tandem: cost(tandem),
    fpgrowth: fpgrowth ? cost(fpgrowth) : `stopped after ${LIMIT_SECONDS} s`,
    timesFaster,
  };
}

/** @returns null when it did not end within the limit. */
function run(file: string, who: "tandem" | "node-fpgrowth") {
  const args = ["--max-old-space-size=16000", "test/bench/counting/child.ts", file, who, String(AT_LEAST)];
  try {
    return Measured.parse(
      JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", timeout: LIMIT_SECONDS * 1000 })),
    );
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ETIMEDOUT") return null;
    throw error;
  }
}

function cost({ cpuSeconds, peakMb }: z.infer<typeof Measured>) {
  return { cpuSeconds, peakMb };
}
