import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Answer } from "#app/pages/offers/offers.ts";
import { mineAffinitiesJob } from "#app/pipeline/affinities/jobs.ts";
import { parseBasketRules, toBasketSettings } from "#app/pipeline/baskets/basket-rules.ts";
import { db } from "#app/runtime/database.server.ts";
import { requireShopToStore } from "#app/shops/hold-shop.server.ts";
import { getSettings, saveSettings } from "#app/shops/settings-store.server.ts";

/** Leaves a product out of all counting of this shop's orders, or takes it like any other; then they are searched anew. */
export async function decideAddOn(
  shop: string,
  { productId, isExcluded }: { productId: bigint; isExcluded: boolean },
): Promise<Answer> {
  await db().$transaction(async (tx) => {
    await requireShopToStore(tx, shop);
    const rules = parseBasketRules(await getSettings(tx, shop, "baskets"));
    const put = (ids: ReadonlySet<bigint>, is: boolean) =>
      is ? new Set([...ids, productId]) : new Set([...ids].filter((id) => id !== productId));
    const { excludedProducts, keptAddOns } = toBasketSettings({
      ...rules,
      excludedProducts: put(rules.excludedProducts, isExcluded),
      keptAddOns: put(rules.keptAddOns, !isExcluded),
    });
    await saveSettings(tx, shop, "baskets", { excludedProducts, keptAddOns });
    await enqueue(tx, mineAffinitiesJob, { shop });
  });
  const what = isExcluded ? "It is left out from now on." : "It is counted like any other product.";
  return { isDone: true, text: `${what} Tandem searches your orders again.` };
}
