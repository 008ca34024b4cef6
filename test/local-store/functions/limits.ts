/** What Shopify allows a Function. Wasm size (256 kB) and instructions (11 million) can't be measured without Shopify's compiler. */
export const MEMORY_BYTES = 10_000 * 1024;
export const STACK_BYTES = 512 * 1024;
export const INPUT_BYTES = 128_000;
export const OUTPUT_BYTES = 20_000;
/** Up to so many cart lines the limits are as above; beyond, input and output may grow with the lines. */
export const LINES = 200;
export const METAFIELD_BYTES = 10_000;
export const QUERY_BYTES = 3000;
export const QUERY_COST = 30;

/** A limit of bytes for a cart of so many lines. */
export function scaleLimit(bytes: number, lines: number): number {
  return lines <= LINES ? bytes : Math.floor((bytes * lines) / LINES);
}
