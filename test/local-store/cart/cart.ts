/**
 * A shopper's cart, as the store keeps it: what is in it and how much of it, never what it costs. `price-cart.ts` says that,
 * anew each time.
 *
 * - *line*: one variant with the same properties, selling plan and parent; adding it again raises its quantity.
 * - *key*: how scripts name a line, `<variant>:<hash>`; the same content always has the same key.
 */
export interface Cart {
  token: string;
  /** The newest first, as Shopify lists them. */
  lines: CartLine[];
  /** Note attributes of the order to be. */
  attributes: Record<string, string>;
  note: string;
  /** As the shopper typed them, whether they apply or not. */
  discountCodes: string[];
}

export interface CartLine {
  /** What the discount Function knows the line by: `gid://shopify/CartLine/…`. It stays when the quantity changes. */
  id: string;
  key: string;
  variantId: number;
  quantity: number;
  /** Line item properties; those that begin with `_` are hidden by themes. */
  properties: Record<string, string>;
  sellingPlanId: number | null;
  /** The key of the line that this one hangs on (`parent_id`): it goes when that one goes. */
  parentKey: string | null;
}

/** A cart with nothing in it. */
export function emptyCart(token: string): Cart {
  return { token, lines: [], attributes: {}, note: "", discountCodes: [] };
}
