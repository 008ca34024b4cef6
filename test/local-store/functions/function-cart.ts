/** A metafield as the Admin API keeps it. */
export type StoredMetafield = { type: string; value: string };

/** What the store knows of a cart when it asks a Function about it. */
export type FunctionCart = {
  lines: readonly FunctionLine[];
  /** The currency of the cart's amounts, and how many of its units one of the shop's is worth, as decimal digits. */
  currency: string;
  presentmentRate?: string;
  /** Null for a guest. `isAuthenticated`: signed in, not only known by an e-mail address at checkout. */
  customer: { id: number; isAuthenticated: boolean } | null;
  /** The company that a B2B customer buys for. */
  companyId: number | null;
  /** The discount that runs the Function, as the Admin API names it. */
  discount: { id: string; classes: readonly ("PRODUCT" | "ORDER" | "SHIPPING")[] };
  /** Today in the shop's time zone. */
  localDate: string;
  /** As Shopify's `LanguageCode` has it: `EN`, `DE`, `FR`. */
  language: string;
  country?: string;
  attributes?: Readonly<Record<string, string>>;
  codes?: readonly string[];
  /** The app's own look-up: `ownerId` is a gid, `namespace` as the query writes it (`$app`). */
  metafield(ownerId: string, namespace: string, key: string): StoredMetafield | null;
};

export type FunctionLine = {
  id: string;
  quantity: number;
  /** The price of one, as the decimal that Shopify writes: "19.99", "1200.0". */
  unitAmount: string;
  variantId: number;
  productId: number;
  sellingPlanId?: number | null;
  attributes?: Readonly<Record<string, string>>;
};
