import { toGid } from "#app/kernel/ids.ts";
import { listCompanions, type PublishedSet } from "./choose-sets.ts";
import { composeUpgrades } from "./compose-upgrades.ts";
import { CAMPAIGNS, FALLBACK_PRODUCTS } from "./limits.ts";
import type { LiveOffer, Wanted } from "./live-offer.ts";
import type { GrantedRule } from "./place-rules.ts";
import {
  type CampaignRef,
  DISCOUNT_KEYS,
  INSTALLATION_KEYS,
  METAOBJECT_TYPES,
  metaobjectOwner,
  PRODUCT_KEYS,
  SHOP_KEYS,
  WIRE_VERSION,
} from "./wire.ts";

/** Values as they are written: by owner (gid), then by key. What is not in it is to be empty. */
export type Values = Map<string, Map<string, string>>;

/** Where what belongs to no product is published. */
export type Target = { shopGid: string; installationGid: string; discountGid: string | null };

/**
 * What has to be there before anything is shown: what the Function is given of each product, whether it gives at all, and
 * whether to companies; and the words that offers name.
 */
export function composeRuleValues(
  rules: readonly GrantedRule[],
  target: Target,
  { isOn, isForCompanies, words }: { isOn: boolean; isForCompanies: boolean; words: Wanted["words"] },
): Values {
  const values: Values = new Map();
  const byProduct = Map.groupBy(rules, (one) => one.productId);
  for (const [productId, own] of byProduct) {
    const r = own.toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1)).map((one) => one.rule);
    put(values, toGid("Product", productId), PRODUCT_KEYS.bundleRules, { v: WIRE_VERSION, r });
  }
  for (const [handle, said] of words) {
    put(values, metaobjectOwner(METAOBJECT_TYPES.words, handle), METAOBJECT_TYPES.words, said);
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
  const all = sets.filter(({ ruleId }) => ruleId === null || isGranted(ruleId));
  const [campaigns, shown] = [true, false].map((is) => all.filter(({ offer }) => (offer.campaign !== null) === is));
  for (const set of campaigns ?? []) putCampaign(values, set);
  for (const [anchorId, page] of Map.groupBy(shown ?? [], (set) => set.offer.anchorId)) {
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
  put(values, target.shopGid, SHOP_KEYS.config, composeShopConfig(wanted));
  put(values, target.installationGid, INSTALLATION_KEYS.enabled, wanted.isOn);
  put(values, target.installationGid, INSTALLATION_KEYS.config, composeConfig(wanted, campaigns ?? []));
  return values;
}

function putCampaign(values: Values, { offer: { campaign }, entry }: PublishedSet): void {
  if (!campaign) return;
  const { handle, title, text } = campaign;
  const products = toReferences([...new Set(entry.slots.flatMap((slot) => slot.p))].map(BigInt));
  const owner = metaobjectOwner(METAOBJECT_TYPES.campaign, handle);
  put(values, owner, METAOBJECT_TYPES.campaign, { title, ...(text && { text }), products, bundle: entry });
}

/** Campaigns that end come before those that do not, the one that ends first before all. */
function listCampaigns(campaigns: readonly PublishedSet[]): CampaignRef[] {
  const refs = campaigns.flatMap(({ offer: { campaign, from, until } }) =>
    campaign ? [{ h: campaign.handle, ...(from && { f: from }), ...(until && { u: until }) }] : [],
  );
  const lastDay = ({ u = "9999" }: CampaignRef) => u;
  refs.sort((a, b) => (lastDay(a) < lastDay(b) || (lastDay(a) === lastDay(b) && a.h < b.h) ? -1 : 1));
  return refs.slice(0, CAMPAIGNS);
}

function composeConfig({ isOn, manners }: Wanted, campaigns: readonly PublishedSet[]) {
  if (!isOn) return { v: WIRE_VERSION, on: false };
  const { holdOutPercent, offersAPage, offersASession, isForCompanies } = manners;
  const config = { hold: holdOutPercent, page: offersAPage, session: offersASession, b2b: isForCompanies };
  return { v: WIRE_VERSION, on: true, ...config, campaigns: listCampaigns(campaigns) };
}

function composeShopConfig({ isOn, manners }: Wanted) {
  if (!isOn) return { v: WIRE_VERSION, on: false };
  return { v: WIRE_VERSION, on: true, page: manners.offersAPage, b2b: manners.isForCompanies };
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
