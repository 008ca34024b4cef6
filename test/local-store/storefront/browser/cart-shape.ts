/** The cart as actions and events carry it: a part of the Storefront API's `Cart`. */
export type StandardCart = {
  id: string;
  totalQuantity: number;
  cost: { totalAmount: Money; subtotalAmount: Money };
  lines: StandardLine[];
  discountCodes: { code: string; applicable: boolean }[];
  attributes: { key: string; value: string }[];
  note: string | null;
};
export type StandardLine = {
  id: string;
  quantity: number;
  attributes: { key: string; value: string }[];
  cost: { totalAmount: Money };
  merchandise: { id: string; title: string; product: { id: string; handle: string; title: string } };
};
type Money = { amount: string; currencyCode: string };

/** What `/cart.js` says, as far as it is read here. */
export type AjaxCart = {
  token: string;
  note: string | null;
  attributes: Record<string, string>;
  currency: string;
  item_count: number;
  total_price: number;
  items_subtotal_price: number;
  discount_codes?: { code: string; applicable: boolean }[];
  items: {
    key: string;
    quantity: number;
    properties: Record<string, string> | null;
    final_line_price: number;
    variant_id: number;
    variant_title: string | null;
    product_id: number;
    product_title: string;
    handle: string;
  }[];
};

export function toStandardCart(cart: AjaxCart): StandardCart {
  const money = (hundredths: number) => ({ amount: (hundredths / 100).toFixed(2), currencyCode: cart.currency });
  return {
    id: `gid://shopify/Cart/${cart.token}`,
    totalQuantity: cart.item_count,
    cost: { totalAmount: money(cart.total_price), subtotalAmount: money(cart.items_subtotal_price) },
    lines: cart.items.map((item) => ({
      id: item.key,
      quantity: item.quantity,
      attributes: pairs(item.properties ?? {}),
      cost: { totalAmount: money(item.final_line_price) },
      merchandise: {
        id: `gid://shopify/ProductVariant/${item.variant_id}`,
        title: item.variant_title ?? "Default Title",
        product: {
          id: `gid://shopify/Product/${item.product_id}`,
          handle: item.handle,
          title: item.product_title,
        },
      },
    })),
    discountCodes: cart.discount_codes ?? [],
    attributes: pairs(cart.attributes),
    note: cart.note,
  };
}

function pairs(record: Record<string, string>): { key: string; value: string }[] {
  return Object.entries(record).map(([key, value]) => ({ key, value }));
}
