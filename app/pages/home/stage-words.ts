import type { StageRun } from "#app/pages/home/home.ts";
import { listWords, plural } from "#app/ui/count-words.ts";

const STAGES: Record<string, string> = {
  catalog: "Products",
  orders: "Orders",
  affinities: "What belongs together",
  offers: "Offers",
  publishing: "Offers in your store",
};

const THINGS: Record<string, [one: string, many: string]> = {
  orders: ["order", "orders"],
  lines: ["order line", "order lines"],
  products: ["product", "products"],
  variants: ["variant", "variants"],
  baskets: ["basket", "baskets"],
  ties: ["tie", "ties"],
  bundles: ["bundle", "bundles"],
  tiers: ["tier", "tiers"],
  quantityBreaks: ["quantity break", "quantity breaks"],
  upgrades: ["upgrade", "upgrades"],
  metafieldsWritten: ["change written to Shopify", "changes written to Shopify"],
};

/** The stage as the merchant knows it. */
export function stageName(stage: string): string {
  return STAGES[stage] ?? stage.charAt(0).toUpperCase() + stage.slice(1);
}

/** What the stage made: "19,773 orders and 517,736 order lines". */
export function describeStage({ counts }: StageRun): string {
  const words = Object.entries(THINGS).flatMap(([thing, [one, many]]) => {
    const count = counts[thing];
    return count === undefined ? [] : plural(count, one, many);
  });
  return words.length > 0 ? listWords(words) : "";
}
