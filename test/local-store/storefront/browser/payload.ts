/** What `Shopify.actions` take and give (https://shopify.dev/docs/api/storefront-events-and-actions/actions). */
export type Attribute = { key: string; value: string };
/** With `merchandiseId` a line is added, with `id` it is changed; a quantity of 0 removes it. */
export type CartLineInput = {
  id?: string;
  merchandiseId?: string;
  quantity?: number;
  attributes?: Attribute[];
  sellingPlanId?: string;
};
export type UpdateCartPayload = {
  cartId?: string;
  lines?: CartLineInput[];
  note?: string;
  attributes?: Attribute[];
  discountCodes?: string[];
};
export type UpdateCartOptions = {
  signal?: AbortSignal;
  event?: { context?: string; detail?: Record<string, unknown> };
};
export type UserError = { code: string; field: string[]; message: string };
