import { type BareLine, canCombine, classesOf, type DiscountOffer, type OrderReduction } from "./discount-offer.ts";
import { percentOf, splitExactly } from "./exact.ts";
import type { LineDiscount } from "./price-cart.ts";

/** What is taken off, by the line's id, and which offers do it. */
export interface Choice {
  discounts: Map<string, LineDiscount[]>;
  chosen: DiscountOffer[];
  totalMinor: number;
}

/** All combinations of so many are tried; of more, those that save the most alone. */
const MOST_TRIED = 12;

/**
 * Shopify's rules for several discounts: those that don't combine exclude each other and the shopper gets what saves the
 * most; a line has one discount of a product, the greatest; discounts of the order come off what is left then.
 */
export function chooseDiscounts(lines: readonly BareLine[], offers: readonly DiscountOffer[]): Choice {
  let best = apply(lines, []);
  for (const set of combinations(contenders(lines, offers))) {
    const choice = apply(lines, set);
    if (choice.totalMinor > best.totalMinor) best = choice;
  }
  return best;
}

function contenders(lines: readonly BareLine[], offers: readonly DiscountOffer[]): DiscountOffer[] {
  const useful = offers.filter((offer) => classesOf(offer).length > 0);
  if (useful.length <= MOST_TRIED) return useful;
  const alone = useful.map((offer) => ({ offer, totalMinor: apply(lines, [offer]).totalMinor }));
  return alone
    .sort((a, b) => b.totalMinor - a.totalMinor)
    .slice(0, MOST_TRIED)
    .map(({ offer }) => offer);
}

/** Every set in which each two may be combined, the empty one left out. */
function* combinations(offers: readonly DiscountOffer[], chosen: DiscountOffer[] = []): Generator<DiscountOffer[]> {
  for (const [at, offer] of offers.entries()) {
    const set = [...chosen, offer];
    yield set;
    const rest = offers.slice(at + 1).filter((other) => canCombine(offer, other));
    yield* combinations(rest, set);
  }
}

function apply(lines: readonly BareLine[], offers: readonly DiscountOffer[]): Choice {
  const discounts = new Map<string, LineDiscount[]>(lines.map(({ line }) => [line.id, []]));
  const used = new Set<DiscountOffer>();
  for (const { line } of lines) {
    const winner = greatest(offers, line.id);
    if (!winner) continue;
    used.add(winner.offer);
    discounts.get(line.id)?.push(toLineDiscount(winner.offer, winner.title, winner.amountMinor, "line"));
  }
  for (const offer of offers) {
    if (offer.order && spread(lines, discounts, offer, offer.order)) used.add(offer);
  }
  const all = [...discounts.values()].flat();
  return { discounts, chosen: [...used], totalMinor: all.reduce((sum, { amountMinor }) => sum + amountMinor, 0) };
}

function greatest(offers: readonly DiscountOffer[], lineId: string) {
  let winner: { offer: DiscountOffer; title: string; amountMinor: number } | null = null;
  for (const offer of offers) {
    const reduction = offer.lines.get(lineId);
    if (reduction && reduction.amountMinor > (winner?.amountMinor ?? 0)) winner = { offer, ...reduction };
  }
  return winner;
}

/** Takes it off the lines in proportion to what each still costs; false when nothing is left to take it off. */
function spread(
  lines: readonly BareLine[],
  discounts: Map<string, LineDiscount[]>,
  offer: DiscountOffer,
  { value, lineIds, title }: OrderReduction,
): boolean {
  const left = lines.map(({ line, originalMinor }) => {
    const taken = discounts.get(line.id)?.reduce((sum, { amountMinor }) => sum + amountMinor, 0) ?? 0;
    return lineIds.has(line.id) ? originalMinor - taken : 0;
  });
  const worthMinor = left.reduce((sum, minor) => sum + minor, 0);
  const amountMinor =
    "percent" in value ? percentOf(worthMinor, value.percent) : Math.min(value.fixedMinor, worthMinor);
  for (const [at, part] of splitExactly(amountMinor, left).entries()) {
    const line = lines[at];
    if (line && part > 0) discounts.get(line.line.id)?.push(toLineDiscount(offer, title, part, "order"));
  }
  return amountMinor > 0;
}

function toLineDiscount(
  { kind, code }: DiscountOffer,
  title: string,
  amountMinor: number,
  scope: LineDiscount["scope"],
): LineDiscount {
  return { kind, title, ...(code === undefined ? {} : { code }), amountMinor, scope };
}
