/**
 * How large what is published may become. Bytes are UTF-8.
 *
 * A Function's input may hold 128,000 B for a cart of up to 200 lines, and a product's `bundle_rules` repeat on each of its
 * lines. A line without them takes up to 376 B (ids of 14 digits, a selling plan), the rest of the input up to 1,600 B, the
 * discount's `config` up to `CONFIG_BYTES`: (128,000 − 1,600 − 1,000) / 200 − 376 = 251 B are left for each line.
 */
export const FUNCTION_INPUT_BYTES = 128_000;
export const FUNCTION_INPUT_LINES = 200;
export const CONFIG_BYTES = 1000;
export const RULES_BYTES = 250;
/** The Function weighs each rule against each other that shares a line with it: few of them keep it quick. */
export const RULES_A_PRODUCT = 6;

/** Liquid parses it on each page, and checkout's extension is sent it with each line. */
export const BUNDLES_BYTES = 4000;
export const BUNDLE_PRODUCTS = 12;
export const UPGRADE_BYTES = 4000;
export const UPGRADE_PRODUCTS = 3;
export const FALLBACK_PRODUCTS = 24;
/** Campaigns that pages look through for the one of the day; more can be shown by their handle. */
export const CAMPAIGNS = 10;

/** Variants of one product that are capped one by one; where more of them are, the least cap holds for the whole product. */
export const CAPPED_VARIANTS = 4;

export function byteLength(value: unknown): number {
  return Buffer.byteLength(typeof value === "string" ? value : JSON.stringify(value));
}
