/** What goes into the cart: a variant, how many of it, and our marks. */
export type CartLine = { variantId: string; quantity: number; properties: Record<string, string> };

/** What Shopify's storefront actions answer; those of older themes may lack them. */
type Actions = {
  updateCart?: (change: {
    lines: { merchandiseId: string; quantity: number; attributes: { key: string; value: string }[] }[];
  }) => Promise<{ userErrors?: { message: string }[] } | undefined>;
};

declare global {
  interface Window {
    Shopify?: { actions?: Actions };
  }
}

/**
 * Puts lines into the cart and lets the theme show them. Nothing else of the cart is sent, so the merchant's own attributes and
 * notes stay as they are.
 * @returns what Shopify says against it, or "" when they are in
 * @throws when Shopify can't be reached
 */
export async function addToCart(lines: CartLine[], addUrl: string, cartUrl: string): Promise<string> {
  const update = window.Shopify?.actions?.updateCart;
  if (!update) return await post(lines, addUrl, cartUrl);
  const result = await update({
    lines: lines.map(({ variantId, quantity, properties }) => ({
      merchandiseId: `gid://shopify/ProductVariant/${variantId}`,
      quantity,
      attributes: Object.entries(properties).map(([key, value]) => ({ key, value })),
    })),
  });
  return (result?.userErrors ?? []).map(({ message }) => message).join(" ");
}

/** Without actions nobody knows how this theme shows its cart: the cart's own page does. */
async function post(lines: CartLine[], addUrl: string, cartUrl: string): Promise<string> {
  const answer = await fetch(`${addUrl}.js`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ items: lines.map(({ variantId, ...line }) => ({ id: Number(variantId), ...line })) }),
  });
  if (answer.ok) {
    window.location.assign(cartUrl);
    return "";
  }
  const { description, message }: { description?: unknown; message?: unknown } = await answer.json();
  return String(description ?? message ?? answer.status);
}
