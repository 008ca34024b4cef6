import { toGid } from "#app/kernel/ids.ts";
import { listCompanions, type PublishedSet } from "./choose-sets.ts";
import { composeUpgrades } from "./compose-upgrades.ts";
import { FALLBACK_PRODUCTS } from "./limits.ts";
import type { LiveOffer, Wanted } from "./live-offer.ts";
import type { GrantedRule } from "./place-rules.ts";
import { DISCOUNT_KEYS, INSTALLATION_KEYS, PRODUCT_KEYS, SHOP_KEYS, WIRE_VERSION } from "./wire.ts";

/** Values as they are written: by owner (gid), then by key. What is not in it is to be empty. */
export type Values = Map<string, Map<string, string>>;

/** Where what belongs to no product is published. */
export type Target = { shopGid: string; installationGid: string; discountGid: string | null };

/** The Function's side: what it is given of each product, whether it gives at all, and whether to companies. */
export function composeRuleValues(
  rules: readonly GrantedRule[],
  target: Target,
  { isOn, isForCompanies }: { isOn: boolean; isForCompanies: boolean },
): Values {
  const values: Values = new Map();
  const byProduct = Map.groupBy(rules, (one) => one.productId);
  for (const [productId, own] of byProduct) {
    const r = own.toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1)).map((one) => one.rule);
    put(values, toGid("Product", productId), PRODUCT_KEYS.bundleRules, { v: WIRE_VERSION, r });
  }
  // Off, it goes on giving what carts were promised, until the last of it has run out.
  const on = isOn || rules.length > 0;
  const config = { v: WIRE_VERSION, on, ...(on && isForCompanies && { b2b: true }) };
  if (target.discountGid) put(values, target.discountGid, DISCOUNT_KEYS.config, config);
  return values;
}

/** The shopper's side: what pages and checkout show. Only sets without a rule and those of which `isGranted` holds. */
export function composeDisplayValues(
  given: { sets: readonly PublishedSet[]; upgrades: readonly LiveOffer[]; wanted: Wanted; target: Target },
  isGranted: (ruleId: string) => boolean,
): Values {
  const { sets, upgrades, wanted, target } = given;
  const values: Values = new Map();
  const shown = sets.filter(({ ruleId }) => ruleId === null || isGranted(ruleId));
  for (const [anchorId, page] of Map.groupBy(shown, (set) => set.offer.anchorId)) {
    const offered = page.filter((set) => hasMore(set, page));
    if (offered.length === 0) continue;
    const owner = toGid("Product", anchorId);
    put(values, owner, PRODUCT_KEYS.bundles, { v: WIRE_VERSION, b: offered.map((set) => set.entry) });
    put(values, owner, PRODUCT_KEYS.bundleProducts, toReferences(listCompanions(anchorId, offered)));
  }
  for (const [anchorId, { products, upgrade }] of upgrades.length > 0 ? composeUpgrades(upgrades).pages : []) {
    const owner = toGid("Product", anchorId);
    put(values, owner, PRODUCT_KEYS.upgrade, upgrade);
    put(values, owner, PRODUCT_KEYS.upgradeProducts, toReferences(products));
  }
  if (wanted.isOn) {
    const fallback = wanted.fallback.filter((id) => id > 0n).slice(0, FALLBACK_PRODUCTS);
    put(values, target.shopGid, SHOP_KEYS.fallbackProducts, toReferences(fallback));
  }
  put(values, target.installationGid, INSTALLATION_KEYS.enabled, wanted.isOn);
  put(values, target.installationGid, INSTALLATION_KEYS.config, composeConfig(wanted));
  return values;
}

function composeConfig({ isOn, manners }: Wanted) {
  if (!isOn) return { v: WIRE_VERSION, on: false };
  const { holdOutPercent, offersAPage, offersASession, isForCompanies } = manners;
  const config = { hold: holdOutPercent, page: offersAPage, session: offersASession, b2b: isForCompanies };
  return { v: WIRE_VERSION, on: true, ...config, campaigns: [] };
}

/** A tier or a quantity break without any level above the product alone is nothing to choose from. */
function hasMore(set: PublishedSet, page: readonly PublishedSet[]): boolean {
  return page.some(({ offer, entry }) => offer === set.offer && entry.slots.reduce((sum, slot) => sum + slot.q, 0) > 1);
}

function toReferences(productIds: readonly bigint[]): string[] {
  return productIds.map((id) => toGid("Product", id));
}

function put(values: Values, owner: string, key: string, value: unknown): void {
  const own = values.get(owner) ?? new Map<string, string>();
  own.set(key, JSON.stringify(value));
  values.set(owner, own);
}
