import type { JobHandler } from "#app/jobs/define-job.ts";
import { whileInstalled } from "#app/pipeline/publishing/hold-install.server.ts";
import { prepareTarget } from "#app/pipeline/publishing/prepare-target.server.ts";
import { saveTarget } from "#app/pipeline/publishing/target-store.server.ts";
import { getInstalledShop } from "#app/shops/store.server.ts";

/** On install: finds or makes the discount, and notes where all else goes. */
export const preparePublishing: JobHandler<{ shop: string }> = async ({ shop }, { now }) => {
  const installed = await getInstalledShop(shop);
  if (!installed) return { unchanged: true, summary: "the shop has uninstalled since" };
  const target = await prepareTarget(shop, now);
  await whileInstalled(shop, installed.installGeneration, (tx) => saveTarget(tx, shop, target, now));
  return { summary: target.problem ?? "the discount is in place" };
};
