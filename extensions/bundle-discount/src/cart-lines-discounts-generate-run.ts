import { composeOperations } from "./compose-operations.ts";
import type { Input, Operation, Output } from "./function-types.ts";
import { parseConfig } from "./parse-config.ts";
import { parseRules } from "./parse-rules.ts";
import { readLines } from "./read-lines.ts";
import { solveCart } from "./solve-cart.ts";

/** What a cart without a saving gets. A shopper is never answered with an error. */
export const NO_DISCOUNTS: Output = { operations: [] };

/** Shopify calls this on each change of a cart: what the rules on its products take off its lines. */
export function cartLinesDiscountsGenerateRun(input: Input): Output {
  const { operations } = discountCart(input);
  return operations.length === 0 ? NO_DISCOUNTS : { operations };
}

/** Nothing given, nothing counted. */
const NONE: Answer = { operations: [], dropped: 0, unweighed: 0 };

/** `dropped`: how many lines with a saving found no room in the answer; `unweighed`: how many rules were too many to weigh. */
type Answer = { operations: Operation[]; dropped: number; unweighed: number };

/** The same, with what was past a limit. */
export function discountCart(input: Input): Answer {
  const config = parseConfig(input.discount.metafield?.jsonValue);
  const isForBusiness = Boolean(input.cart.buyer?.company);
  const isGiven = config.isOn && (config.isForBusiness || !isForBusiness);
  if (!isGiven || !input.discount.classes.includes("PRODUCT")) return NONE;
  const lines = readLines(input, config.excluded);
  const { discounts, unweighed } = solveCart(lines, parseRules(input));
  const language = input.localization.language.code;
  return { ...composeOperations(discounts, { language, lines: input.cart.lines.length }), unweighed };
}
