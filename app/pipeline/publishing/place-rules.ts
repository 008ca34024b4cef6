import type { PublishedSet } from "./choose-sets.ts";
import { readSlot } from "./compose-terms.ts";
import { byteLength, RULES_A_PRODUCT, RULES_BYTES } from "./limits.ts";
import type { Cut } from "./live-offer.ts";
import type { Rule } from "./wire.ts";

/** A rule on the product that carries it, as the ledger keeps it. */
export type GrantedRule = {
  ruleId: string;
  productId: bigint;
  rule: Rule;
  /** Whose promise it is, or was. */
  offerIds: string[];
  /** When Shopify confirmed it. */
  grantedAt: Date | null;
  /** Null while it is promised, and until its display is known to be gone. */
  honouredUntil: Date | null;
  /** The merchant ended it at once: no grace. */
  isEnded: boolean;
};

export type Placement = {
  /** Every rule that is to be in Shopify: those wanted, and those that are still to be honoured. */
  rules: readonly GrantedRule[];
  /** Which of them are wanted, by `placeKey`. */
  wanted: ReadonlySet<string>;
  cuts: Cut[];
};

export const placeKey = ({ ruleId, productId }: Pick<GrantedRule, "ruleId" | "productId">) => `${ruleId} ${productId}`;

/**
 * Finds a place for each rule that `sets` need, best first: once, on the member with the fewest rules (when the set is in
 * the cart, that member is); where every slot is a choice, on each product of the smallest slot. A rule that has a place
 * keeps it. What is honoured for its grace keeps its room too, so a new rule may have to wait for it.
 */
export function placeRules(sets: readonly PublishedSet[], existing: readonly GrantedRule[], now: Date): Placement {
  const due = existing.filter(({ honouredUntil }) => honouredUntil === null || honouredUntil > now);
  const kept = new Map(due.map((one) => [placeKey(one), one]));
  const ideal = new Rooms();
  const actual = new Rooms(kept.values());
  const wanted = new Map<string, GrantedRule>();
  const cuts: Cut[] = [];
  for (const { ruleId, rule, promises } of listRules(sets)) {
    const places = choosePlaces(rule, { ruleId, kept, ideal, actual });
    const added = places?.filter((productId) => !kept.has(placeKey({ ruleId, productId }))) ?? [];
    for (const productId of places ?? []) ideal.add(productId, rule);
    const waits = added.some((productId) => !actual.fits(productId, rule));
    if (!places || waits) {
      const reason = places ? ("waits-for-room" as const) : ("rules-full" as const);
      for (const { offerId, versionId } of promises) cuts.push({ offerId, versionId, reason });
      continue;
    }
    const offerIds = [...new Set(promises.map((one) => one.offerId))];
    for (const productId of added) actual.add(productId, rule);
    for (const productId of places) {
      const grantedAt = kept.get(placeKey({ ruleId, productId }))?.grantedAt ?? null;
      wanted.set(placeKey({ ruleId, productId }), {
        ruleId,
        productId,
        rule,
        offerIds,
        grantedAt,
        honouredUntil: null,
        isEnded: false,
      });
    }
  }
  // What was never granted was never shown: nobody relies on it.
  const leaving = [...kept].filter(([key, one]) => !wanted.has(key) && one.grantedAt !== null).map(([, one]) => one);
  return { rules: [...wanted.values(), ...leaving], wanted: new Set(wanted.keys()), cuts };
}

type NeededRule = { ruleId: string; rule: Rule; promises: { offerId: string; versionId: string }[] };

/** The rules that sets need, each once, in the order of the best set that needs it. */
function listRules(sets: readonly PublishedSet[]): NeededRule[] {
  const needed = new Map<string, NeededRule>();
  for (const { offer, rule, ruleId } of sets) {
    if (!rule || !ruleId) continue;
    const one = needed.get(ruleId) ?? { ruleId, rule, promises: [] };
    one.promises.push({ offerId: offer.offerId, versionId: offer.versionId });
    needed.set(ruleId, one);
  }
  return [...needed.values()];
}

type Situation = { ruleId: string; kept: ReadonlyMap<string, GrantedRule>; ideal: Rooms; actual: Rooms };

/** The products that are to carry a rule, or null where none has room for it. */
function choosePlaces(rule: Rule, { ruleId, kept, ideal, actual }: Situation): bigint[] | null {
  const slots = rule.s.map(readSlot);
  const fixed = slots.flatMap(({ p }) => (p.length === 1 ? p : [])).map(BigInt);
  if (fixed.length === 0) {
    const [smallest] = slots.map(({ p }) => p.map(BigInt)).sort((a, b) => a.length - b.length);
    return smallest?.every((id) => ideal.fits(id, rule)) ? smallest : null;
  }
  const free = fixed.filter((id) => ideal.fits(id, rule)).sort((a, b) => ideal.compare(a, b));
  const has = free.find((productId) => kept.has(placeKey({ ruleId, productId })));
  const place = has ?? free.find((id) => actual.fits(id, rule)) ?? free[0];
  return place === undefined ? null : [place];
}

/** How full each product's `bundle_rules` are. */
class Rooms {
  readonly #used = new Map<bigint, { rules: number; bytes: number }>();

  constructor(rules: Iterable<GrantedRule> = []) {
    for (const { productId, rule } of rules) this.add(productId, rule);
  }

  add(productId: bigint, rule: Rule): void {
    const { rules, bytes } = this.#of(productId);
    this.#used.set(productId, { rules: rules + 1, bytes: bytes + byteLength(rule) + 1 });
  }

  fits(productId: bigint, rule: Rule): boolean {
    const { rules, bytes } = this.#of(productId);
    return rules < RULES_A_PRODUCT && bytes + byteLength(rule) <= RULES_BYTES;
  }

  /** Negative where `a` is the emptier one; the lower id among equals. */
  compare(a: bigint, b: bigint): number {
    const [one, other] = [this.#of(a), this.#of(b)];
    return one.rules - other.rules || one.bytes - other.bytes || (a < b ? -1 : a > b ? 1 : 0);
  }

  #of(productId: bigint) {
    return this.#used.get(productId) ?? { rules: 0, bytes: byteLength({ v: 1, r: [] }) };
  }
}

/**
 * What becomes of rules that nothing shows any more, once their display is known to be gone: they are honoured for the
 * grace, unless the merchant ended them at once, their last day is over, or another rule gives at least as much.
 */
export function settleRules(
  placement: Pick<Placement, "rules" | "wanted">,
  { now, today, graceMs }: { now: Date; today: string; graceMs: number },
): GrantedRule[] {
  const staying = placement.rules.filter((one) => placement.wanted.has(placeKey(one)));
  return placement.rules.flatMap((one) => {
    if (placement.wanted.has(placeKey(one))) return [one];
    if (one.isEnded || (one.rule.u !== undefined && one.rule.u < today)) return [];
    if (staying.some((other) => other.grantedAt !== null && givesAsMuch(other.rule, one.rule))) return [];
    return [{ ...one, honouredUntil: one.honouredUntil ?? new Date(now.getTime() + graceMs) }];
  });
}

/** Whether whoever relies on `other` is served by `rule` at least as well. */
function givesAsMuch(rule: Rule, other: Rule): boolean {
  const { p: more, ...terms } = rule;
  const { p: less, ...otherTerms } = other;
  return more >= less && JSON.stringify(terms) === JSON.stringify(otherTerms);
}
