/** Shopify's CLI looks for each target's function here, by the name its `export` has in the toml. */
export { cartLinesDiscountsGenerateRun } from "./cart-lines-discounts-generate-run.ts";
