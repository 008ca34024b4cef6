// One measurement in a process of its own: `node child.ts <file> <tandem|node-fpgrowth> <at least>`.
import { countWithFpgrowth, toArrays } from "./count-with-fpgrowth.ts";
import { collect, countWithTandem } from "./count-with-tandem.ts";
import { readTransactions } from "./transactions.ts";

const [file = "", who, atLeast] = [process.argv[2], process.argv[3], Number(process.argv[4])];
console.log(JSON.stringify(await measure(who === "tandem" ? prepareTandem() : prepareFpgrowth())));

type Counted = { pairs: number; together: number };

function prepareTandem(): () => Counted {
  const raw = collect(readTransactions(file));
  return () => countWithTandem(raw, atLeast);
}

function prepareFpgrowth(): () => Promise<Counted> {
  const baskets = toArrays(readTransactions(file));
  return () => countWithFpgrowth(baskets, atLeast);
}

/** CPU seconds of all threads while counting, and the greatest memory of the process, baskets and all. */
async function measure(count: () => Counted | Promise<Counted>) {
  const before = process.cpuUsage();
  const counted = await count();
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = Math.round((user + system) / 1e4) / 100;
  return { ...counted, cpuSeconds, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}
