import type { JobHandler } from "#app/jobs/define-job.ts";
import { readShop } from "#app/shopify/read-shop.server.ts";
import { getInstalledShop, saveShopFacts } from "#app/shops/store.server.ts";

/** Reads what Shopify says of the shop itself; the map lets the catalogue and the orders follow. */
export const install: JobHandler<{ shop: string }> = async ({ shop }) => {
  if (!(await getInstalledShop(shop))) return { unchanged: true, summary: "the shop has uninstalled since" };
  const facts = await readShop(shop);
  await saveShopFacts(shop, facts);
  return { summary: `${facts.name}, ${facts.currency}, ${facts.timeZone}` };
};
