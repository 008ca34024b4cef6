import type { Candidate, Operation } from "./function-types.ts";
import type { LineDiscount } from "./solve-cart.ts";
import { sayBundleSaving } from "./words.ts";

/** Shopify's limit for up to so many lines; beyond, the answer may grow with them. */
const OUTPUT_BYTES = 20_000;
const OUTPUT_LINES = 200;
/** What stands around the candidates. */
const FRAME_BYTES = '{"operations":[{"productDiscountsAdd":{"selectionStrategy":"ALL","candidates":[]}}]}'.length;
/** What stands around a percent and a message, an id, a number of units; with a comma. Asked of JSON for each line it takes as long as a rule. */
const CANDIDATE_BYTES = '{"targets":[],"value":{"percentage":{"value":}},"message":""},'.length;
const TARGET_BYTES = '{"cartLine":{"id":""}},'.length;
const QUANTITY_BYTES = ',"quantity":'.length;

/**
 * Says it in Shopify's words: one candidate for each percent, so no line stands in two. `ALL` of them apply. What would
 * not fit into the answer is left out, the smallest savings first, and counted.
 */
export function composeOperations(
  discounts: readonly LineDiscount[],
  cart: { language: string; lines: number },
): { operations: Operation[]; dropped: number } {
  const message = sayBundleSaving(cart.language);
  const most = Math.floor(OUTPUT_BYTES * Math.max(1, cart.lines / OUTPUT_LINES));
  const kept = keepFitting(discounts, message, most);
  const candidates = composeCandidates(kept, message);
  const operations: Operation[] = [{ productDiscountsAdd: { selectionStrategy: "ALL", candidates } }];
  return { operations: candidates.length > 0 ? operations : [], dropped: discounts.length - kept.length };
}

/** The discounts that an answer of so many bytes has room for, the greatest savings first. */
function keepFitting(discounts: readonly LineDiscount[], message: string, most: number): readonly LineDiscount[] {
  // Sorting takes its time, and where all fit their order is nothing to it.
  if (listFitting(discounts, message, most).size === discounts.length) return discounts;
  const sorted = [...discounts].sort((one, other) => other.saving - one.saving);
  const kept = listFitting(sorted, message, most);
  return discounts.filter((discount) => kept.has(discount));
}

/** Those that there is room for, the first of them first. */
function listFitting(discounts: readonly LineDiscount[], message: string, most: number): ReadonlySet<LineDiscount> {
  const percents = new Set<number>();
  const kept = new Set<LineDiscount>();
  const messageBytes = byteLength(message);
  let bytes = FRAME_BYTES;
  for (const discount of discounts) {
    const isNew = !percents.has(discount.hundredths);
    const candidate = isNew ? CANDIDATE_BYTES + messageBytes + `${discount.hundredths / 100}`.length : 0;
    const added = candidate + countTargetBytes(discount);
    if (bytes + added > most) continue;
    bytes += added;
    percents.add(discount.hundredths);
    kept.add(discount);
  }
  return kept;
}

/** With a comma. An id is plain ASCII, so nothing in it is written longer than it is. */
function countTargetBytes({ line, units }: LineDiscount): number {
  return TARGET_BYTES + line.id.length + (units === line.quantity ? 0 : QUANTITY_BYTES + `${units}`.length);
}

function composeCandidates(discounts: readonly LineDiscount[], message: string): Candidate[] {
  const candidates = new Map<number, Candidate>();
  for (const discount of discounts) {
    const own = candidates.get(discount.hundredths) ?? composeCandidate(discount.hundredths, message);
    own.targets.push(composeTarget(discount));
    candidates.set(discount.hundredths, own);
  }
  return [...candidates].sort(([one], [other]) => other - one).map(([, candidate]) => candidate);
}

function composeCandidate(hundredths: number, message: string): Candidate {
  return { targets: [], value: { percentage: { value: hundredths / 100 } }, message };
}

/** Without a quantity it is the whole line. */
function composeTarget({ line, units }: LineDiscount): Candidate["targets"][number] {
  return { cartLine: units === line.quantity ? { id: line.id } : { id: line.id, quantity: units } };
}

/** In UTF-8. There is no TextEncoder where a Function runs. */
function byteLength(text: string): number {
  return encodeURIComponent(text).replace(/%../g, ".").length;
}
