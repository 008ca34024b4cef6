import { matchRules } from "./match-rules.ts";
import type { Rule } from "./parse-rules.ts";
import type { Line } from "./read-lines.ts";
import { solveGreedily } from "./solve-greedily.ts";
import { settleLine } from "./weigh-line.ts";

/** What a line is discounted by: `units` of it at `hundredths` of a percent. */
export type LineDiscount = { line: Line; units: number; hundredths: number; saving: number };

export function solveCart(lines: readonly Line[], rules: readonly Rule[]): LineDiscount[] {
  const { taken } = solveGreedily(lines, matchRules(lines, rules));
  return lines.flatMap((line, at) => {
    const settled = settleLine(line.unitMinor, taken[at] ?? []);
    return settled.saving > 0 ? [{ line, ...settled }] : [];
  });
}
