/** The cart as `/cart.js` tells it, as far as offers go. */
export type AjaxCart = {
  token: string;
  attributes: Record<string, string>;
  items: {
    key: string;
    product_id: number;
    variant_id: number;
    quantity: number;
    properties: Record<string, string> | null;
    selling_plan_allocation?: unknown;
    /** What is taken off the line now, in hundredths. */
    total_discount?: number;
  }[];
};

/** Calls `listener` after each change of the cart: themes tell of it when it begins, and its promise when it is done. */
export function onCartChange(listener: () => unknown, signal?: AbortSignal): void {
  const follow = async (event: Event & { promise?: Promise<unknown> }): Promise<void> => {
    await event.promise?.catch(() => undefined);
    listener();
  };
  document.addEventListener("shopify:cart:lines-update", (event) => void follow(event), { signal });
}

/** Reads the cart, or with `change` changes it, at the address of the cart's page. @throws when Shopify refuses or is away */
export async function askCart(cartUrl: string, path: string, change?: object): Promise<AjaxCart> {
  const answer = await fetch(`${cartUrl}${path}.js`, {
    method: change ? "POST" : "GET",
    headers: { "content-type": "application/json", accept: "application/json" },
    ...(change && { body: JSON.stringify(change) }),
  });
  if (answer.ok) return await answer.json();
  const { description }: { description?: unknown } = await answer.json().catch(() => ({}));
  throw new Error(String(description ?? ""));
}
