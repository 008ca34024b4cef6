import { monthOf } from "./calendar.ts";
import { type Good, type Goods, isOnSale } from "./goods.ts";
import type { Chance } from "./random.ts";
import type { Shopper } from "./shoppers.ts";
import type { Channel } from "./visits.ts";

export interface BasketItem {
  good: Good;
  /** Position of the variant. */
  variant: number;
  quantity: number;
  /** Bought with a selling plan. */
  subscribed: boolean;
  /** The native set it came in as a part of. */
  set: Good | null;
}

interface Filling {
  shopper: Shopper;
  atMs: number;
  channel: Channel;
  first: boolean;
  /** What the shopper came for: the better one of something owned. */
  wanted: Good | null;
}

// Most baskets have one to four lines; a basket in four hundred is somebody's whole Christmas list.
const SIZES = [0.44, 0.28, 0.15, 0.08, 0.03, 0.02];
const LIST_SIZE: [number, number] = [12, 20];
// Kept mild: a stronger taste would tie products of one type together without being planted.
const FAVOURITE = 1.5;

/** What goes into one basket: what the shopper came for, things by chance, then what is tied to them. */
export function fillBasket(chance: Chance, goods: Goods, filling: Filling): BasketItem[] {
  const { shopper, channel, first, wanted } = filling;
  if (shopper.kind === "subscriber" && (first || channel === "renewal")) return [subscription(goods, shopper)];
  if (!wanted && channel === "web" && chance.hits(0.012)) return [giftCard(chance, goods)];
  const size = chance.hits(0.0025) ? chance.whole(...LIST_SIZE) : chance.weigh(SIZES) + 1;
  const chosen = new Map<Good, BasketItem>();
  const add = (good: Good, variant = chooseVariant(chance, good)) => {
    if (chosen.has(good)) return;
    chosen.set(good, {
      good,
      variant,
      quantity: chooseQuantity(chance, good, channel),
      subscribed: false,
      set: null,
    });
  };
  if (wanted) add(wanted);
  const { usual } = shopper;
  if (usual && chance.hits(0.6) && isOnSale(usual.good, filling.atMs)) add(usual.good, usual.variant);
  const weights = goods.all.map((good) => wish(good, filling));
  while (chosen.size < size) {
    const at = chance.weigh(weights);
    const good = goods.all[at];
    if (!good) break;
    weights[at] = 0;
    add(good);
  }
  for (const good of [...chosen.keys()]) addTied(chance, good, filling, add);
  if (channel === "web" && chance.hits(0.003)) addSet(goods, chosen);
  if (channel === "web" || channel === "till") addGiftWrap(chance, goods, filling, chosen);
  return [...chosen.values()];
}

/** How likely this product goes into a basket by itself. */
function wish(good: Good, { shopper, atMs }: Filling): number {
  if (good.popularity === 0 || !isOnSale(good, atMs) || shopper.owned.has(good)) return 0;
  const taste = shopper.favourites.has(good.category.type) ? FAVOURITE : 1;
  return good.popularity * taste * (isGiftSeason(atMs) ? (good.category.giftSeason ?? 1) : 1);
}

function isGiftSeason(atMs: number): boolean {
  return monthOf(new Date(atMs).toISOString()) >= 10;
}

function addTied(chance: Chance, good: Good, { atMs, shopper }: Filling, add: (good: Good) => void): void {
  const { together } = good;
  if (!together || !chance.hits(together.strength)) return;
  const wanted = together.others.every((other) => isOnSale(other, atMs) && !shopper.owned.has(other));
  if (wanted) for (const other of together.others) add(other);
}

/** The native set arrives as its parts, in one group. */
function addSet(goods: Goods, chosen: Map<Good, BasketItem>): void {
  const set = goods.byKey("slow-morning-set");
  for (const key of ["stoneware-dripper", "filter-papers"]) {
    const good = goods.byKey(key);
    chosen.set(good, { good, variant: 0, quantity: 1, subscribed: false, set });
  }
}

function addGiftWrap(chance: Chance, goods: Goods, { atMs }: Filling, chosen: Map<Good, BasketItem>): void {
  if (!chance.hits(isGiftSeason(atMs) ? 0.24 : 0.1)) return;
  const good = goods.byKey("gift-wrap");
  chosen.set(good, { good, variant: 0, quantity: 1, subscribed: false, set: null });
}

function subscription(goods: Goods, shopper: Shopper): BasketItem {
  const good = goods.byKey(shopper.serial % 3 === 0 ? "harbour-house-blend" : "the-brook-coffee-club");
  return { good, variant: shopper.serial % 2, quantity: 1, subscribed: true, set: null };
}

function giftCard(chance: Chance, goods: Goods): BasketItem {
  const good = goods.byKey("gift-card");
  return { good, variant: chance.weigh([2, 5, 3, 1]), quantity: 1, subscribed: false, set: null };
}

/** The first ones are wanted most; of a long list each about as much. */
function chooseVariant(chance: Chance, good: Good): number {
  const { length } = good.product.variants;
  if (length > 20) return chance.whole(0, length - 1);
  return chance.weigh(good.product.variants.map((_, i) => 1 / (1 + 0.5 * i)));
}

const BY_THE_PAIR = new Set(["Mugs & tableware"]);

function chooseQuantity(chance: Chance, good: Good, channel: Channel): number {
  if (channel === "trade") return good.spec.priceMinor > 10_000 ? 1 : chance.whole(4, 24);
  if (BY_THE_PAIR.has(good.category.type)) return chance.pick([1, 1, 1, 1, 2, 2, 2, 4]);
  if (good.category.consumable) return chance.pick([1, 1, 1, 1, 1, 2, 2, 3]);
  return chance.hits(0.05) ? 2 : 1;
}
