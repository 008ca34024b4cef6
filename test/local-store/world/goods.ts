import { CATALOGUE } from "#test/local-store/world/catalogue/index.ts";
import type { CategorySpec, ProductSpec } from "#test/local-store/world/catalogue/spec.ts";
import { addMonths } from "./calendar.ts";
import { composeProduct } from "./compose-product.ts";
import type { IdCounter } from "./ids.ts";
import type { Chance } from "./random.ts";
import { type TieSpec, TOGETHER, UPGRADES } from "./ties.ts";
import type { WorldProduct } from "./types.ts";

/** A product with what the shoppers need to know of it: when it was on sale, how wanted it is, what it is tied to. */
export interface Good {
  product: WorldProduct;
  spec: ProductSpec;
  category: CategorySpec;
  onSaleFromMs: number;
  onSaleUntilMs: number;
  /** How often it is drawn into a basket by itself; 0: never. */
  popularity: number;
  /** Before `raisedAtMs` it cost this share of today's price. */
  formerPriceShare: number;
  raisedAtMs: number;
  /** Bought along with it, by plan. */
  together: { others: Good[]; strength: number } | null;
  /** What it is replaced by, by plan. */
  upgrade: { to: Good; strength: number } | null;
}

export interface Goods {
  all: Good[];
  byKey(key: string): Good;
}

const DAY_MS = 86_400_000;

export function composeGoods(chance: Chance, ids: IdCounter, opened: string, now: string): Goods {
  const all = CATALOGUE.flatMap((category) =>
    category.products.map((spec) => {
      const product = composeProduct(category, spec, { chance, ids, now, opened });
      return composeGood(product, spec, category, chance, now);
    }),
  );
  const index = new Map(all.map((good) => [good.spec.key, good]));
  const byKey = (key: string): Good => {
    const good = index.get(key);
    if (!good) throw new Error(`The catalogue has no product "${key}"`);
    return good;
  };
  for (const tie of TOGETHER) {
    const [first, ...others] = tie.keys.map(byKey);
    if (first) first.together = { others, strength: tie.strength };
  }
  for (const tie of UPGRADES) {
    const [from, to] = tie.keys.map(byKey);
    if (from && to) from.upgrade = { to, strength: tie.strength };
  }
  return { all, byKey };
}

function composeGood(
  product: WorldProduct,
  spec: ProductSpec,
  category: CategorySpec,
  chance: Chance,
  now: string,
): Good {
  const nowMs = Date.parse(now);
  const raised = chance.hits(0.15) && !spec.role;
  return {
    product,
    spec,
    category,
    onSaleFromMs: Date.parse(product.createdAt),
    onSaleUntilMs: lastDayOnSale(spec, now, nowMs),
    popularity: spec.state === "draft" || spec.state === "unpublished" ? 0 : (spec.popularity ?? 1),
    formerPriceShare: raised ? 0.92 : 1,
    raisedAtMs: raised ? Date.parse(addMonths(now, -chance.whole(4, 18))) : 0,
    together: null,
    upgrade: null,
  };
}

function lastDayOnSale(spec: ProductSpec, now: string, nowMs: number): number {
  if (spec.state === "archived") return Date.parse(addMonths(now, -7));
  if (spec.state === "deleted") return Date.parse(addMonths(now, -11));
  if (spec.state === "sold-out") return nowMs - 20 * DAY_MS;
  return Number.POSITIVE_INFINITY;
}

export function isOnSale(good: Good, atMs: number): boolean {
  return atMs >= good.onSaleFromMs && atMs < good.onSaleUntilMs;
}

/** The ties as the world tells them, with ids. */
export function plantedTies(goods: Goods) {
  const planted = (kind: "together" | "upgrade") => (tie: TieSpec) => ({
    kind,
    productIds: tie.keys.map((key) => goods.byKey(key).product.id),
    strength: tie.strength,
    why: tie.why,
  });
  return [...TOGETHER.map(planted("together")), ...UPGRADES.map(planted("upgrade"))];
}
