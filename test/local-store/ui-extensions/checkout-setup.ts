import type { CartInstructions } from "@shopify/ui-extensions/checkout";

/**
 * What the merchant set up in the checkout editor, and what happened to the extensions since. Plain JSON, kept between runs.
 */
export interface CheckoutSetup {
  /** Who last placed the app's extensions: what the store itself did, it may do anew when the app has others. */
  arrangedBy: "nobody" | "store" | "merchant";
  placements: ExtensionPlacement[];
  /** Lines that a checkout does not let extensions change, as checkouts of draft orders do. */
  lines: CartInstructions["lines"];
  /** What extensions did wrong, the newest last. */
  problems: { at: string; extension: string; problem: string }[];
}

/** Where one extension stands, and with which settings. */
export interface ExtensionPlacement {
  extension: string;
  target: string;
  settings: Record<string, string | number | boolean>;
}

/** A checkout as it comes. */
export function createCheckoutSetup(): CheckoutSetup {
  const lines = { canAddCartLine: true, canUpdateCartLine: true, canRemoveCartLine: true };
  return { arrangedBy: "nobody", placements: [], lines, problems: [] };
}

const PROBLEMS_KEPT = 100;

/** Keeps a problem for whoever looks (`/__control/shops/<shop>/extension-problems`), each once in a row. */
export function noteExtensionProblem(
  { problems }: CheckoutSetup,
  problem: Omit<CheckoutSetup["problems"][number], "at">,
  nowMs: number,
): void {
  const last = problems.at(-1);
  if (last?.problem === problem.problem && last.extension === problem.extension) return;
  problems.push({ at: new Date(nowMs).toISOString(), ...problem });
  problems.splice(0, problems.length - PROBLEMS_KEPT);
}
