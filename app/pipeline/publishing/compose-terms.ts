import type { Level } from "#app/pipeline/offers/offer.ts";
import { byteLength, CAPPED_VARIANTS, RULES_BYTES } from "./limits.ts";
import type { LiveOffer, ProductCaps } from "./live-offer.ts";
import type { Caps, Rule, RuleSlot, Slot } from "./wire.ts";

/** What a set costs: `pct` less, each product or variant at most as far as its cap. */
export type Terms = { slots: Slot[]; pct: number; caps: Caps | undefined };

/**
 * The terms of a level: its percent, and the caps of its members where they are below it. Where all members are capped to
 * nothing there is no saving at all.
 */
export function composeTerms(level: Level, productCaps: ProductCaps): Terms {
  const slots = composeSlots(level);
  const pct = roundDown(level.savingPercent);
  if (pct <= 0) return { slots, pct: 0, caps: undefined };
  const caps = Object.assign({}, ...slots.flatMap(({ p }) => p.map((id) => bindCaps(id, pct, productCaps))));
  const isAllZero = slots.every(({ p }) => p.every((id) => caps[`p${id}`] === 0));
  if (isAllZero) return { slots, pct: 0, caps: undefined };
  return { slots, pct, caps: Object.keys(caps).length > 0 ? caps : undefined };
}

/** The rule by which the Function charges these terms; null where there is nothing to charge less. */
export function composeRule(terms: Terms, offer: Pick<LiveOffer, "from" | "until" | "audience">): Rule | null {
  if (terms.pct <= 0) return null;
  return orderRule({
    s: terms.slots.map(shorten),
    p: terms.pct,
    c: terms.caps,
    f: offer.from ?? undefined,
    u: offer.until ?? undefined,
    a: offer.audience ?? undefined,
  });
}

/** The same rule with everything in its one order: equal rules are equal as text, also when they come out of a database. */
export function orderRule({ s, p, c, f, u, a }: Rule): Rule {
  return {
    s: [...s].sort((one, other) => firstProduct(one) - firstProduct(other)),
    p,
    ...(c && { c: Object.fromEntries(Object.entries(c).sort(([one], [other]) => (one < other ? -1 : 1))) }),
    ...(f && { f }),
    ...(u && { u }),
    ...(a && { a }),
  };
}

/** Terms whose rule fits on a product by itself: caps of many variants give way to the least percent of all. */
export function keepTermsSmall(terms: Terms, offer: Pick<LiveOffer, "from" | "until" | "audience">): Terms {
  const rule = composeRule(terms, offer);
  if (!rule || !terms.caps || byteLength({ v: 1, r: [rule] }) <= RULES_BYTES) return terms;
  return { slots: terms.slots, pct: Math.min(terms.pct, ...Object.values(terms.caps)), caps: undefined };
}

/** The products of a slot of a rule, and how many of them it takes. */
export function readSlot(slot: RuleSlot): Slot {
  return typeof slot === "number" ? { p: [slot], q: 1 } : slot;
}

function composeSlots({ members, choose }: Level): Slot[] {
  if (choose) return [{ p: [...new Set(members.map(({ productId }) => Number(productId)))], q: choose }];
  const quantities = new Map<bigint, number>();
  for (const { productId, quantity } of members) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ p: [Number(productId)], q: quantity }));
}

function shorten(slot: Slot): RuleSlot {
  const [only] = slot.p;
  return slot.q === 1 && slot.p.length === 1 && only !== undefined ? only : slot;
}

function firstProduct(slot: RuleSlot): number {
  return readSlot(slot).p[0] ?? 0;
}

function bindCaps(productId: number, pct: number, productCaps: ProductCaps): Caps {
  const all = productCaps.get(BigInt(productId)) ?? [];
  const binding = all.flatMap(({ variantId, percent }) =>
    percent !== null && percent < pct ? [{ variantId, percent: roundDown(Math.max(percent, 0)) }] : [],
  );
  if (binding.length === 0) return {};
  const least = Math.min(...binding.map(({ percent }) => percent));
  const isSame = binding.length === all.length && binding.every(({ percent }) => percent === least);
  if (isSame || binding.length > CAPPED_VARIANTS) return { [`p${productId}`]: least };
  return Object.fromEntries(binding.map(({ variantId, percent }) => [`v${variantId}`, percent]));
}

/** Two decimals at most, never more than was promised. The nudge keeps 4.35 from becoming 4.34. */
function roundDown(percent: number): number {
  return Math.floor(percent * 100 + 1e-6) / 100;
}
