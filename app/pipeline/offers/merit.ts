import type { Merit } from "./offer.ts";

/** Before there is a track record, two in a hundred shoppers who are shown an offer are expected to take it. */
export const PRIOR_TAKE = 0.02;

/** As many shoppers as the prior counts for: after 250 who were shown the offer, their doing weighs as much as the prior. */
const PRIOR_SHOWN = 250;

/** How often an offer was shown to a shopper, and how often it was bought. */
export type TrackRecord = { shown: number; bought: number };

/**
 * The share of shoppers expected to take an offer: its track record, shrunk to the prior.
 * @param asks how many products it adds at once. The prior is that of one: who is to add three is taken to do so a third
 *   as often, until the offer's own record says otherwise. Else the largest set would always promise most.
 */
export function takeRate(record: TrackRecord | null, asks = 1): number {
  const { shown, bought } = record ?? { shown: 0, bought: 0 };
  return (bought + (PRIOR_TAKE / asks) * PRIOR_SHOWN) / (shown + PRIOR_SHOWN);
}

/** One step that an offer leads up: from A to A and B, or from two of A to three. Orders are those counted, money is per set. */
export type Step = {
  /** Orders that have what comes before the step and not what comes after it: those who can be won. */
  without: number;
  /** Orders that have what comes after it anyway. */
  having: number;
  /** What the step adds to the margin (or to the revenue, where a cost is unknown) before any saving. */
  addedMinor: number;
  /** What the step adds to the saving on the set. */
  savingMinor: number;
};

const MONTH_DAYS = 30;

type Counted = {
  /** How many days the orders were counted over. */
  days: number;
  isProfit: boolean;
  record?: TrackRecord | null;
  /** How many products a step adds at once. */
  asks?: number;
};

/**
 * What an offer is expected to earn in 30 days: (orders with A without B) × take × (margin of B − saving on the set) −
 * (orders with both anyway) × saving on the set. An offer of several levels earns that on each of its steps, where the
 * saving is the one that the step adds.
 */
export function scoreMerit(steps: readonly Step[], { days, isProfit, record = null, asks }: Counted): Merit {
  const take = takeRate(record, asks);
  const months = Math.max(days, 1) / MONTH_DAYS;
  const won = sum(steps, (step) => step.without * (step.addedMinor - step.savingMinor));
  const given = sum(steps, (step) => step.having * step.savingMinor);
  return {
    expectedProfitMinor: Math.round((won * take - given) / months) || 0,
    isProfit,
    breakEvenSets: breakEven({ won, given: given / months, without: sum(steps, (step) => step.without) }),
    take,
  };
}

/** What is given away anyway, divided by what one more set brings. */
function breakEven({ won, given, without }: { won: number; given: number; without: number }): number | null {
  if (given <= 0 || won <= 0 || without <= 0) return null;
  // A hair less, so that a quotient that is whole but for its last bit does not become one set more.
  return Math.ceil((given * without) / won - 1e-9);
}

function sum(steps: readonly Step[], of: (step: Step) => number): number {
  return steps.reduce((total, step) => total + of(step), 0);
}
