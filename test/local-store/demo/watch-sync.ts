import { setTimeout as sleep } from "node:timers/promises";
import { getLatestIntake, type Intake } from "#app/pipeline/intake/store.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { DemoError } from "./settings.ts";

const STAGES = [
  ["catalog", "products.bulk", "products"],
  ["orders", "orders.bulk", "orders"],
] as const;

/**
 * Follows the first sync of `shop` until all of it is read and its offers are published, telling `say` what happens.
 * @throws DemoError when a stage failed, with its reason.
 */
export async function watchSync(shop: string, say: (line: string) => void, isOver: () => boolean): Promise<void> {
  let said = "";
  while (!isOver()) {
    const intakes: (Intake | null)[] = [];
    for (const [, kind] of STAGES) intakes.push(await getLatestIntake(shop, kind));
    const failed = intakes.find((intake) => intake?.finishedAt && intake.status === "failed");
    if (failed) throw new DemoError(`Reading ${failed.kind} failed: ${failed.message}`);
    const line = describe(intakes);
    if (line !== said) say(line);
    said = line;
    if (intakes.every((intake) => intake?.finishedAt) && (await isIdle())) return;
    await sleep(500);
  }
}

function describe(intakes: (Intake | null)[]): string {
  const at = intakes.findIndex((intake) => !intake?.finishedAt);
  const stage = STAGES[at === -1 ? STAGES.length - 1 : at];
  const intake = intakes[at === -1 ? intakes.length - 1 : at];
  if (!stage || !intake) return "Waiting for the shop's facts …";
  const total = intake.rowsTotal === null ? "" : ` of ${intake.rowsTotal.toLocaleString("en")}`;
  if (intake.status === "asked") return `Shopify is preparing the ${stage[2]}: ${intake.rowsTotal ?? 0} rows so far …`;
  return `Reading ${stage[2]}: ${intake.objectsRead.toLocaleString("en")} ${stage[2]}, ${intake.rowsRead.toLocaleString("en")}${total} rows`;
}

/** No job waits or runs. */
async function isIdle(): Promise<boolean> {
  const [jobs] = await db().$queryRaw<{ count: bigint }[]>`
    select count(*) from pgboss.job where state in ('created', 'retry', 'active') and name not like '%-all-shops'`;
  return jobs?.count === 0n;
}
