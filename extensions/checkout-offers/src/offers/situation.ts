import { dayAt } from "./check-open.ts";
import type { Live } from "./live.ts";
import type { Terms } from "./price-cart.ts";
import type { CartLine } from "./read-cart.ts";
import type { Published } from "./read-published.ts";

/** What is known of a cart or an order, and of who buys. `arm`: of the cart's attributes. */
export type Situation = {
  cart: readonly CartLine[];
  published: Published;
  currency: string;
  arm: string | null;
  isCompany: boolean;
  now: Date;
};

/** Whether this shopper is shown offers at all: the shop's switch, the hold-out, and companies only where the shop says so. */
export function isShown({ published: { config }, arm, isCompany }: Situation): boolean {
  return config.isOn && arm !== "hold-out" && (!isCompany || config.isForCompanies);
}

/**
 * How savings are counted for this buyer. The sets of what would be added count too, once it is in the cart; of what is there
 * already, checkout's own word holds.
 */
export function toTerms({ published, currency, isCompany, now }: Situation, { products }: Live): Terms {
  const { rules, audiences } = published;
  const added = [...products.values()].map((product) => [product.id, product.bundles] as const);
  const bundles = new Map([...added, ...published.bundles]);
  return { rules, bundles, audiences, isCompany, currency, day: dayAt(now, 0) };
}
