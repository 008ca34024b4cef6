import type { Group, Setting } from "#app/pages/settings/settings.ts";
import { BASKET_RULES, LEAVE_OUT_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { RULES, type RuleName } from "#app/pipeline/offers/rules.ts";
import { PUBLISHING_RULES } from "#app/pipeline/publishing/settings.ts";
import type { Rule } from "#app/shops/declare-rule.ts";

const offers = (...names: RuleName[]) => names.map((name) => toSetting(`offers.${name}`, RULES[name]));

/** Everything that the merchant settles, as the parts of the app declare it, in the order in which it is shown. */
export const GROUPS: readonly Group[] = [
  {
    title: "In your shop",
    help: "Whether and how often shoppers are shown offers, and how long promises are kept.",
    settings: Object.entries(PUBLISHING_RULES).map(([name, rule]) => toSetting(`publishing.${name}`, rule)),
  },
  {
    title: "Savings",
    help: "What Tandem proposes. A saving that you give to an offer yourself stays as you set it, but the margin holds for it too.",
    settings: offers("savingForTwo", "savingForMore", "marginFloorPercent"),
  },
  {
    title: "Shown by themselves",
    help: "Which offers go to your shop without waiting for you. What you accept or pin is shown beside them.",
    settings: offers(
      ...(["publishAutomatically", "autoBundles", "autoTiers", "autoQuantityBreaks"] as const),
      ...(["autoUpgrades", "maxAutomatic"] as const),
    ),
  },
  {
    title: "How many, and with what",
    help: "What Tandem keeps of all that it finds.",
    settings: offers("maxBundlesPerProduct", "maxOffers", "excludedProducts"),
  },
  {
    title: "Orders that do not count",
    help: "Tandem learns from orders in which a shopper chose what to buy together. These say nothing of that.",
    settings: LEAVE_OUT_RULES.map(({ reason, label, help, byDefault }) => ({
      ...{ name: `baskets.leaveOut.${reason}`, kind: "switch" as const, label, help, byDefault },
    })),
  },
  {
    title: "Evidence",
    help: "When orders are enough to make an offer of. After a change Tandem searches your orders again.",
    settings: Object.entries(BASKET_RULES).map(([name, rule]) => toSetting(`baskets.${name}`, rule)),
  },
];

function toSetting(name: string, rule: Rule): Setting {
  const { label, help } = rule;
  if (rule.kind === "switch") return { name, kind: rule.kind, label, help, byDefault: rule.byDefault };
  if (rule.kind === "products") return { name, kind: rule.kind, label, help, max: rule.max, byDefault: [] };
  const { unit, min, max, step } = rule;
  return { name, kind: rule.kind, label, help, unit, min, max, step, byDefault: String(rule.byDefault) };
}
