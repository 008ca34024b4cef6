import { comparePromise } from "#app/pipeline/results/compare-promise.ts";
import type { HonouredRule, OrderedLine, PromisedOffer } from "#app/pipeline/results/promise.ts";
import { aLevel, anOffer, aRule, MUG, SAUCER } from "#test/pipeline/results/an-ordered-line.ts";

/** The rule of the bundle of mug and saucer. */
export const rules = [aRule(aLevel([MUG, SAUCER], 5))];

/** Compares an order of these lines with what an offer promised: in pounds, of mug and saucer, unless told. */
export function compareLines(
  lines: OrderedLine[],
  change: { offer?: PromisedOffer; rules?: HonouredRule[]; currency?: string } = {},
) {
  const { offer = anOffer(), currency = "GBP" } = change;
  return comparePromise({ currency, versionId: null, lines, rules: change.rules ?? rules }, offer);
}
