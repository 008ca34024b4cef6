import type { StoredDiscount } from "#test/local-store/admin-api/state.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { currencyExponent } from "#test/local-store/world/money.ts";
import type { Cart } from "./cart.ts";
import { type BareLine, type DiscountOffer, isDiscountable, type OrderReduction } from "./discount-offer.ts";
import { percentOf, timesHalfUp } from "./exact.ts";
import { type FunctionOutput, type OrderCandidate, readFunctionOutput } from "./function-output.ts";
import type { PriceContext } from "./price-cart.ts";
import { mergeReductions, type Weighing, weighCandidates } from "./weigh-candidates.ts";

/** Everything that Shopify composes a Function's input from. */
export interface FunctionAsk {
  shop: LocalShop;
  discount: StoredDiscount;
  cart: Cart;
  lines: readonly BareLine[];
  context: PriceContext;
}

/** Runs the Function of an app's discount; a run that failed, or went past a limit, says so in words. */
export type RunFunction = (ask: FunctionAsk) => Promise<{ output: unknown } | { problem: string }>;

/** What an app's discount would do to the cart; null when it does nothing. What is wrong with its answer goes to `problems`. */
export async function offerFunctionDiscount(
  ask: FunctionAsk,
  run: RunFunction,
  problems: string[],
): Promise<DiscountOffer | null> {
  const { discount, lines, context } = ask;
  const say = (problem: string) => {
    problems.push(`${discount.title} (Function ${discount.functionHandle}): ${problem}`);
    return null;
  };
  const answer = await run(ask);
  if ("problem" in answer) return say(answer.problem);
  const read = readFunctionOutput(answer.output);
  if (!read.ok) return say(read.problem);
  const problem = checkOutput(read.output, ask);
  if (problem) return say(problem);
  const { title, combinesWith } = discount;
  const { currency } = context.market;
  const isEntitled = ({ line }: BareLine) =>
    line.sellingPlanId === null ? discount.appliesOnOneTimePurchase : discount.appliesOnSubscription;
  const weighing: Weighing = { lines, currency, title, isEntitled };
  return { kind: "automatic", title, combinesWith, ...applyOutput(read.output, weighing) };
}

function applyOutput({ operations }: FunctionOutput, weighing: Weighing): Pick<DiscountOffer, "lines" | "order"> {
  const products = operations.flatMap(({ productDiscountsAdd: add }) =>
    add ? [weighCandidates(weighing, add.candidates, add.selectionStrategy)] : [],
  );
  const orders = operations.flatMap(({ orderDiscountsAdd: add }) => (add ? [add] : []));
  const candidates = orders.flatMap((add) => {
    const reductions = add.candidates.map((candidate) => toOrderReduction(candidate, weighing));
    return add.selectionStrategy === "FIRST" ? reductions.slice(0, 1) : reductions;
  });
  const order = candidates.toSorted((a, b) => worthOf(b, weighing) - worthOf(a, weighing))[0] ?? null;
  return { lines: mergeReductions(products), order };
}

function toOrderReduction({ targets, value, message }: OrderCandidate, weighing: Weighing): OrderReduction {
  const excluded = new Set(targets.flatMap(({ orderSubtotal }) => orderSubtotal.excludedCartLineIds));
  const entitled = weighing.lines.filter(
    (line) => isDiscountable(line) && weighing.isEntitled(line) && !excluded.has(line.line.id),
  );
  const { percentage, fixedAmount } = value;
  const fixedMinor = fixedAmount ? timesHalfUp(1, fixedAmount.amount, currencyExponent(weighing.currency)) : 0;
  return {
    title: message || weighing.title,
    value: percentage ? { percent: percentage.value } : { fixedMinor },
    lineIds: new Set(entitled.map(({ line }) => line.id)),
  };
}

function worthOf({ value, lineIds }: OrderReduction, { lines }: Weighing): number {
  const minor = lines.reduce((sum, { line, originalMinor }) => sum + (lineIds.has(line.id) ? originalMinor : 0), 0);
  return "percent" in value ? percentOf(minor, value.percent) : Math.min(value.fixedMinor, minor);
}

/** What fits the schema but not this cart or this discount. */
function checkOutput({ operations }: FunctionOutput, { discount, lines }: FunctionAsk): string | null {
  const known = new Set(lines.map(({ line }) => line.id));
  for (const { productDiscountsAdd, orderDiscountsAdd } of operations) {
    if (productDiscountsAdd && !discount.discountClasses.includes("PRODUCT"))
      return "the discount is not of class PRODUCT";
    if (orderDiscountsAdd && !discount.discountClasses.includes("ORDER")) return "the discount is not of class ORDER";
    const named = (productDiscountsAdd?.candidates ?? []).flatMap(({ targets, prerequisites }) => [
      ...targets,
      ...(prerequisites ?? []),
    ]);
    const stranger = named.find(({ cartLine }) => !known.has(cartLine.id));
    if (stranger) return `the cart has no line ${stranger.cartLine.id}`;
  }
  return null;
}
