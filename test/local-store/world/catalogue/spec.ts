/**
 * How the generated shop's catalogue is written down: short specs, from which `composeProduct` makes whole products.
 *
 * - *key*: a product's handle; ties name products by it.
 * - *popularity*: how often it is bought against the others (1 is usual).
 * - *rung*: its place on a good/better/best ladder, e.g. `["grinder", 1]`.
 */
export interface CategorySpec {
  /** Becomes the product type. */
  type: string;
  collection: string;
  vendor: string;
  /** What the drawing shows, unless a product says otherwise. */
  shape: string;
  grams: number;
  /** Cost as a share of the price. */
  costShare: number;
  /** Bought again and again by the same shopper. */
  consumable?: boolean;
  /** How much more it is wanted in November and December. */
  giftSeason?: number;
  tags: string[];
  about: string;
  products: ProductSpec[];
}

export interface ProductSpec {
  key: string;
  title: string;
  /** Of the cheapest variant, in pence. */
  priceMinor: number;
  popularity?: number;
  vendor?: string;
  shape?: string;
  /** The drawing's colour where there is no colour option. */
  colour?: string;
  grams?: number;
  blurb?: string;
  options?: OptionSpec[];
  facts?: Record<string, string>;
  rung?: [ladder: string, step: number];
  tags?: string[];
  state?: "draft" | "archived" | "unpublished" | "sold-out" | "deleted";
  /** Launched so many months before now; older than the orders when absent. */
  monthsOld?: number;
  role?: "gift-card" | "subscription-only" | "add-on" | "bundle-parent";
}

export interface OptionSpec {
  name: string;
  /** A value, or a value with what it adds to the price in pence. */
  values: readonly (string | readonly [value: string, addMinor: number])[];
}

/** A product's spec in one line. */
export function item(
  key: string,
  title: string,
  priceMinor: number,
  more: Omit<ProductSpec, "key" | "title" | "priceMinor"> = {},
): ProductSpec {
  return { key, title, priceMinor, ...more };
}

export function colours(...values: string[]): OptionSpec {
  return { name: "Colour", values };
}

export function sizes(...values: OptionSpec["values"]): OptionSpec {
  return { name: "Size", values };
}
