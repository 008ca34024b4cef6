/**
 * Counting which products are bought together, with the best 20 neighbours of each, beside npm `node-fpgrowth` stopped at
 * pairs: CPU seconds and peak memory, each in a process of its own, from baskets in memory. Both must count the same.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { SOURCES, type Source, writeTransactions } from "#test/bench/counting/transactions.ts";

/** Pairs that met at least so often. */
const AT_LEAST = 2;
/** The CPU seconds after which a side is stopped: it is at least so much slower then. (On large baskets the library takes more than ten minutes.) */
const LIMIT_SECONDS = 240;

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
  if (!tandem) throw new Error("Tandem did not count within the limit");
  if (fpgrowth && (fpgrowth.pairs !== tandem.pairs || fpgrowth.together !== tandem.together)) {
    throw new Error(`the counts differ: ${JSON.stringify({ tandem, fpgrowth })}`);
  }
  return {
    ...{ orders, pairs: tandem.pairs, tandem: cost(tandem) },
    fpgrowth: fpgrowth ? cost(fpgrowth) : { stoppedAfterCpuSeconds: LIMIT_SECONDS },
    timesFaster: Math.round((fpgrowth?.cpuSeconds ?? LIMIT_SECONDS) / tandem.cpuSeconds),
  };
}

/** @returns null when it did not end within the limit, which the system holds it to. */
function run(file: string, who: "tandem" | "node-fpgrowth") {
  const child = [process.execPath, "--max-old-space-size=16000", "test/bench/counting/child.ts", file, who];
  const limited = ["-c", `ulimit -t ${LIMIT_SECONDS}; exec "$0" "$@"`, ...child, String(AT_LEAST)];
  const { signal, stdout, status } = spawnSync("sh", limited, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (signal === "SIGXCPU" || signal === "SIGKILL") return null;
  if (status !== 0) throw new Error(`${who} ended with ${status ?? signal}`);
  return Measured.parse(JSON.parse(stdout));
}

function cost({ cpuSeconds, peakMb }: z.infer<typeof Measured>) {
  return { cpuSeconds, peakMb };
}
