/**
 * The Function's modules, for all its tests. The one place that climbs: package.json has no name for `extensions/` as it has
 * for `app/` and `test/`.
 */

export {
  cartLinesDiscountsGenerateRun,
  discountCart,
} from "./../../../extensions/bundle-discount/src/cart-lines-discounts-generate-run.ts";
export { composeOperations } from "./../../../extensions/bundle-discount/src/compose-operations.ts";
export type { Input, InputLine, Output } from "./../../../extensions/bundle-discount/src/function-types.ts";
export type { Rule } from "./../../../extensions/bundle-discount/src/parse-rules.ts";
export type { Line } from "./../../../extensions/bundle-discount/src/read-lines.ts";
export { type LineDiscount, solveCart } from "./../../../extensions/bundle-discount/src/solve-cart.ts";
export { saveOn } from "./../../../extensions/bundle-discount/src/weigh-line.ts";
