import { toGid } from "#app/kernel/ids.ts";
import { type Circumstances, chooseSets, listOffers, type PublishedSet } from "./choose-sets.ts";
import { composeUpgrades } from "./compose-upgrades.ts";
import { composeDisplayValues, composeRuleValues, type Target } from "./compose-values.ts";
import type { Cut, LiveOffer, Wanted } from "./live-offer.ts";
import { type GrantedRule, type Placement, placeKey, placeRules, settleRules } from "./place-rules.ts";
import { diffValues, type LedgerEntry, type OwnerWrites, onlyEmptied, type Phase } from "./plan-writes.ts";
import { ownerKind, parseMetaobjectOwner } from "./wire.ts";

/** What a run begins with. */
export type PublishState = {
  wanted: Wanted;
  target: Target;
  rules: readonly GrantedRule[];
  ledger: Map<string, LedgerEntry>;
  now: Date;
  today: string;
  graceMs: number;
};

/** What came of the writes of a phase. `refused`: Shopify would not have them; `missing`: products it does not have. */
export type Written = { refused: OwnerWrites[]; missing: bigint[] };

/** What a run does to the world. Both may be broken off at any moment; the next run goes on from what was stored. */
export type Effects = {
  /** Stores which rules there are to be, before any of them is written, and what became of them after. */
  saveRules: (rules: readonly GrantedRule[]) => Promise<void>;
  /** Writes to Shopify and into the ledger given; null: it is under way and this run ends here. */
  write: (phase: Phase, changes: readonly OwnerWrites[], ledger: Map<string, LedgerEntry>) => Promise<Written | null>;
};

export type Published = {
  /** False: a bulk write is under way, and the rest follows it. */
  isDone: boolean;
  cuts: Cut[];
  refused: number;
};

/** Times that pages are composed anew because Shopify lacked products they name. */
const MISSING_ROUNDS = 3;

/**
 * Brings Shopify from what the ledger says to what is wanted, in the order of `PHASES`. What is wanted already is not
 * written again. @returns what had no room or could not be done.
 */
export async function publish(state: PublishState, effects: Effects): Promise<Published> {
  const missing = new Set<bigint>();
  for (let round = 1; ; round += 1) {
    const attempt = await attemptPublish(state, effects, { today: state.today, missing });
    const isNew = attempt.missing.some((id) => !missing.has(id));
    for (const id of attempt.missing) missing.add(id);
    if (!attempt.isDone || !isNew || round >= MISSING_ROUNDS) return attempt;
  }
}

type Attempt = Published & { missing: bigint[] };

async function attemptPublish(state: PublishState, effects: Effects, at: Circumstances): Promise<Attempt> {
  const { ledger } = state;
  const plan = planSets(state, at);
  const outcome: Attempt = { isDone: false, cuts: plan.cuts, refused: 0, missing: [] };
  const run = async (phase: Phase, changes: readonly OwnerWrites[]): Promise<boolean> => {
    if (changes.length === 0) return true;
    const written = await effects.write(phase, changes, ledger);
    outcome.refused += written?.refused.length ?? 0;
    outcome.missing.push(...(written?.missing ?? []));
    return written !== null;
  };
  const save = async (rules: readonly GrantedRule[]) => {
    plan.placement.rules = rules;
    state.rules = rules;
    await effects.saveRules(rules);
  };
  const granted = () => listGranted(plan.placement);
  const display = () => diffDisplay(state, plan, granted());
  const grants = (isHidden: boolean) => diffGrants(state, plan, isHidden);

  await save(plan.placement.rules);
  const emptied = onlyEmptied(diffDisplay(state, plan, listWanted(plan.placement)));
  if (!(await run("hide", emptied))) return outcome;
  if (!(await run("grant", grants(false)))) return outcome;
  await save(markGranted(state, grants(false)));
  if (!(await run("show", display()))) return outcome;
  // While a page may still show it, a rule is honoured.
  const isSettled = display().length === 0;
  if (isSettled) await save(settleRules(plan.placement, state));
  if (!(await run("revoke", grants(isSettled)))) return outcome;
  return { ...outcome, isDone: true };
}

type Plan = { sets: PublishedSet[]; upgrades: LiveOffer[]; placement: Placement; cuts: Cut[] };

function planSets({ wanted, rules, target, now }: PublishState, at: Circumstances): Plan {
  const chosen = chooseSets(wanted, at);
  const upgrades = listOffers(wanted, at, []).filter((offer) => offer.kind === "upgrade");
  const cuts = [...chosen.cuts, ...composeUpgrades(upgrades).cuts];
  let { sets } = chosen;
  if (target.discountGid === null) {
    const uncharged = sets.filter((set) => set.rule !== null).map((set) => set.offer);
    for (const { offerId, versionId } of new Set(uncharged)) cuts.push({ offerId, versionId, reason: "no-discount" });
    sets = sets.filter((set) => set.rule === null);
  }
  const present = rules.filter((one) => !at.missing.has(one.productId));
  const placement = placeRules(sets, present, now);
  return { sets, upgrades, placement, cuts: [...cuts, ...placement.cuts] };
}

/** What is to be written so that pages show the sets whose rules are among `granted`. */
function diffDisplay(state: PublishState, { sets, upgrades }: Plan, granted: ReadonlySet<string>): OwnerWrites[] {
  const { wanted, target, ledger } = state;
  const values = composeDisplayValues({ sets, upgrades, wanted, target }, (ruleId) => granted.has(ruleId));
  return diffValues(values, ledger, "display");
}

function diffGrants({ wanted, target, ledger }: PublishState, { placement }: Plan, isHidden: boolean): OwnerWrites[] {
  const { isOn, words, manners } = wanted;
  const compose = (isForCompanies: boolean) =>
    diffValues(composeRuleValues(placement.rules, target, { isOn, isForCompanies, words }), ledger, "rules").filter(
      // A page may still name them.
      ({ ownerId }) =>
        isHidden || ownerKind(ownerId) !== "metaobject" || words.has(parseMetaobjectOwner(ownerId).handle),
    );
  const { isForCompanies } = manners;
  if (isForCompanies || isHidden) return compose(isForCompanies);
  // What companies are given is taken from them only after the blocks have stopped showing it to them.
  return compose(!compose(true).some(({ ownerId }) => ownerId === target.discountGid));
}

/** Rules that are wanted and in Shopify, wherever they have to be. */
function listGranted({ rules, wanted }: Placement): Set<string> {
  const waiting = new Set(rules.filter((one) => one.grantedAt === null).map((one) => one.ruleId));
  return new Set([...listWanted({ rules, wanted })].filter((ruleId) => !waiting.has(ruleId)));
}

function listWanted({ rules, wanted }: Pick<Placement, "rules" | "wanted">): Set<string> {
  return new Set(rules.filter((one) => wanted.has(placeKey(one))).map((one) => one.ruleId));
}

/** Rules on whose products nothing is left to write are granted, if the discount itself is as it has to be. */
function markGranted({ rules, target, now }: PublishState, left: readonly OwnerWrites[]): GrantedRule[] {
  const unwritten = new Set(left.map((one) => one.ownerId));
  const isReady = target.discountGid !== null && !unwritten.has(target.discountGid);
  return rules.map((one) => {
    const isLeft = one.grantedAt !== null || !isReady || unwritten.has(toGid("Product", one.productId));
    return isLeft ? one : { ...one, grantedAt: now };
  });
}
