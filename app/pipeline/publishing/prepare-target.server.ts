import { DAY_MS } from "#app/kernel/clock.ts";
import type { PreparedTarget } from "#app/pipeline/publishing/target-store.server.ts";
import { createAppDiscount, deleteAppDiscount, findAppDiscounts } from "#app/shopify/app-discount.server.ts";

/** Handle of the discount Function, as its extension's manifest has it. */
export const FUNCTION_HANDLE = "bundle-discount";
/** What shoppers read beside a saving for which the Function gives no words of its own. */
export const DISCOUNT_TITLE = "Bundle saving";

/**
 * Finds what a shop's publications hang on, and makes the one automatic discount where there is none. Can be repeated:
 * of several discounts the oldest stays. One that the merchant switched off stays off, and nothing relies on it.
 */
export async function prepareTarget(shop: string, now: Date): Promise<PreparedTarget> {
  const { discounts, shopGid, installationGid } = await findAppDiscounts(shop);
  const [first, ...others] = discounts;
  for (const { id } of others) await deleteAppDiscount(shop, id);
  if (first?.isActive) return { shopGid, installationGid, discountGid: first.id, problem: null };
  if (first) {
    const problem = `The discount "${DISCOUNT_TITLE}" was switched off in Shopify: offers with a saving are not shown. Activate it again under Discounts.`;
    return { shopGid, installationGid, discountGid: null, problem };
  }
  const made = await createAppDiscount(shop, {
    title: DISCOUNT_TITLE,
    functionHandle: FUNCTION_HANDLE,
    // A clock of ours that is ahead of Shopify's must not make a discount that has not begun.
    startsAt: new Date(now.getTime() - DAY_MS),
  });
  if ("id" in made) return { shopGid, installationGid, discountGid: made.id, problem: null };
  const problem = `Shopify did not let Tandem make its discount, so offers with a saving are not shown: ${made.refused}`;
  return { shopGid, installationGid, discountGid: null, problem };
}
