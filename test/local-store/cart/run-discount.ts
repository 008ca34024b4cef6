import type { RunFunction } from "./offer-function-discount.ts";

/** Runs the app's Function as Shopify would for this cart. */
export const runDiscount: RunFunction = async ({ discount }) => {
  return { problem: `no Function ${discount.functionHandle} is here to run` };
};
