import { z } from "zod";
import { declareNumber, declareProducts, declareSwitch, type NumberRule, type Rule } from "#app/shops/declare-rule.ts";
import type { OfferKind } from "./offer.ts";

type Bounds = Omit<NumberRule, "kind" | "schema" | "unit" | "step">;

const percent = (given: Bounds) => declareNumber({ unit: "percent", step: 0.5, ...given });
const offers = (given: Bounds) => declareNumber({ unit: "offers", step: 1, ...given });

/** What the merchant settles about offers. */
export const RULES = {
  savingForTwo: percent({
    label: "Saving for two",
    help: "What a set of two products, or the first step of a tier or a quantity break, costs less.",
    ...{ byDefault: 5, min: 0, max: 50 },
  }),
  savingForMore: percent({
    label: "Saving for three or more",
    help: "What a set of three or four products, or a further step of a tier or a quantity break, costs less.",
    ...{ byDefault: 10, min: 0, max: 50 },
  }),
  marginFloorPercent: percent({
    label: "Margin to keep",
    help: "No saving brings what is left of a product's price over its cost below this. A product whose cost Shopify does not know is not protected.",
    ...{ byDefault: 20, min: 0, max: 95 },
  }),
  maxBundlesPerProduct: offers({
    label: "Bundles a product",
    help: "No more bundles than this stand on one product's page.",
    ...{ byDefault: 3, min: 1, max: 6 },
  }),
  maxOffers: offers({
    label: "Offers in all",
    help: "Tandem keeps the best offers up to this number, and drops what it finds beyond.",
    ...{ byDefault: 1000, min: 10, max: 10_000 },
  }),
  publishAutomatically: declareSwitch({
    label: "Show the best offers by itself",
    help: "Offers that pass every check and rank first are shown without waiting for you. Off: nothing is shown until you accept it.",
    byDefault: true,
  }),
  autoBundles: offers({
    label: "Bundles shown by themselves, a product",
    help: "The best bundles of a product, shown without waiting for you.",
    ...{ byDefault: 1, min: 0, max: 6 },
  }),
  autoTiers: offers({
    label: "Tiers shown by themselves, a product",
    help: "Only tiers with a saving are shown without waiting for you.",
    ...{ byDefault: 1, min: 0, max: 1 },
  }),
  autoQuantityBreaks: offers({
    label: "Quantity breaks shown by themselves, a product",
    help: "Only quantity breaks with a saving are shown without waiting for you.",
    ...{ byDefault: 1, min: 0, max: 1 },
  }),
  autoUpgrades: offers({
    label: "Upgrades shown by themselves, a product",
    help: "The best upgrades of a product, shown without waiting for you.",
    ...{ byDefault: 2, min: 0, max: 3 },
  }),
  maxAutomatic: offers({
    label: "Offers shown by themselves, in all",
    help: "Of all offers that Tandem may show by itself, the best up to this number.",
    ...{ byDefault: 250, min: 0, max: 10_000 },
  }),
  excludedProducts: declareProducts({
    label: "Products in no offer",
    help: "These are in no bundle, tier, quantity break or upgrade.",
    max: 1000,
  }),
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof RULES;
export type OfferRules = { [Name in RuleName]: (typeof RULES)[Name]["byDefault"] };

const Settings = z.object({
  savingForTwo: RULES.savingForTwo.schema,
  savingForMore: RULES.savingForMore.schema,
  marginFloorPercent: RULES.marginFloorPercent.schema,
  maxBundlesPerProduct: RULES.maxBundlesPerProduct.schema,
  maxOffers: RULES.maxOffers.schema,
  publishAutomatically: RULES.publishAutomatically.schema,
  autoBundles: RULES.autoBundles.schema,
  autoTiers: RULES.autoTiers.schema,
  autoQuantityBreaks: RULES.autoQuantityBreaks.schema,
  autoUpgrades: RULES.autoUpgrades.schema,
  maxAutomatic: RULES.maxAutomatic.schema,
  excludedProducts: RULES.excludedProducts.schema,
});

/** The rules that `settings` hold; what is absent is as by default. @throws z.ZodError for a value out of bounds. */
export function parseRules(settings: unknown): OfferRules {
  return Settings.parse({ ...DEFAULT_RULES, ...z.looseObject({}).parse(settings ?? {}) });
}

/** As the settings are stored: ids are texts, as JSON knows no number that large. */
export function toSettings(rules: OfferRules): Record<string, number | boolean | string[]> {
  return { ...rules, excludedProducts: rules.excludedProducts.map(String) };
}

export const DEFAULT_RULES: OfferRules = {
  savingForTwo: RULES.savingForTwo.byDefault,
  savingForMore: RULES.savingForMore.byDefault,
  marginFloorPercent: RULES.marginFloorPercent.byDefault,
  maxBundlesPerProduct: RULES.maxBundlesPerProduct.byDefault,
  maxOffers: RULES.maxOffers.byDefault,
  publishAutomatically: RULES.publishAutomatically.byDefault,
  autoBundles: RULES.autoBundles.byDefault,
  autoTiers: RULES.autoTiers.byDefault,
  autoQuantityBreaks: RULES.autoQuantityBreaks.byDefault,
  autoUpgrades: RULES.autoUpgrades.byDefault,
  maxAutomatic: RULES.maxAutomatic.byDefault,
  excludedProducts: RULES.excludedProducts.byDefault,
};

/** How many offers of a kind one product may show without waiting for the merchant. */
export function automaticPerProduct(rules: OfferRules, kind: OfferKind): number {
  const most = {
    bundle: rules.autoBundles,
    tier: rules.autoTiers,
    quantity: rules.autoQuantityBreaks,
    upgrade: rules.autoUpgrades,
  };
  return most[kind];
}
