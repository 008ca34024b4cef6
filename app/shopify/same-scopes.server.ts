import { AuthScopes } from "@shopify/shopify-api";

/**
 * Whether two lists name the same permissions. Shopify writes them in any order, and leaves out in one place what
 * it lists in another: `write_products` implies `read_products`.
 */
export function areSameScopes(some: string[], others: string[]): boolean {
  return new AuthScopes(some).equals(others);
}
