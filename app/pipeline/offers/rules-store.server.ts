import type { Database } from "#app/runtime/database.server.ts";
import { holdShop } from "#app/shops/hold-shop.server.ts";
import { getSettings, saveSettings } from "#app/shops/settings-store.server.ts";
import { type OfferRules, parseRules, toSettings } from "./rules.ts";

const PART = "offers";

/** The merchant's rules for offers; by default where they settled nothing. */
export async function getRules(tx: Database, shop: string): Promise<OfferRules> {
  return parseRules(await getSettings(tx, shop, PART));
}

/** Changes some of the rules. @returns all of them as they are then. @throws z.ZodError for a value out of bounds. */
export async function saveRules(tx: Database, shop: string, changed: Partial<OfferRules>): Promise<OfferRules> {
  const rules = parseRules({ ...(await getRules(tx, shop)), ...changed });
  const settings = toSettings(rules);
  const names = new Set(Object.keys(changed));
  await saveSettings(tx, shop, PART, Object.fromEntries(Object.entries(settings).filter(([name]) => names.has(name))));
  return rules;
}

/**
 * Takes a product out of every offer, or lets it in again; in a transaction, so that two that exclude at once don't lose
 * each other's. The next run does it. @returns the rules as they are then.
 */
export async function excludeProduct(
  tx: Database,
  shop: string,
  productId: bigint,
  { isExcluded }: { isExcluded: boolean },
): Promise<OfferRules> {
  await holdShop(tx, shop);
  const { excludedProducts } = await getRules(tx, shop);
  const others = excludedProducts.filter((one) => one !== productId);
  return saveRules(tx, shop, { excludedProducts: isExcluded ? [...others, productId] : others });
}
