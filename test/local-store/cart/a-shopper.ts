import { z } from "zod";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import type { LocalStore } from "#test/local-store/start-local-store.ts";
import type { WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

/** For tests: a browser at a storefront, with a memory for its cookie. It follows no redirects. */
export interface Shopper {
  get(path: string): Promise<Response>;
  /** As scripts ask. */
  post(path: string, body: unknown): Promise<Response>;
  /** As a plain form is sent, from the home page. */
  submit(path: string, fields: Record<string, string>): Promise<Response>;
  cart(): Promise<AjaxCart>;
}

const allocation = z.looseObject({ amount: z.number(), discount_application: z.looseObject({ title: z.string() }) });
const ajaxCart = z.looseObject({
  token: z.string(),
  note: z.string(),
  attributes: z.record(z.string(), z.string()),
  currency: z.string(),
  item_count: z.number(),
  total_price: z.number(),
  total_discount: z.number(),
  original_total_price: z.number(),
  items_subtotal_price: z.number(),
  items: z.array(
    z.looseObject({
      key: z.string(),
      variant_id: z.number(),
      quantity: z.number(),
      price: z.number(),
      final_line_price: z.number(),
      properties: z.record(z.string(), z.string()),
      line_level_discount_allocations: z.array(allocation),
    }),
  ),
  discount_codes: z.array(z.object({ code: z.string(), applicable: z.boolean() })),
});
export type AjaxCart = z.infer<typeof ajaxCart>;

export function aShopper(store: LocalStore, shop = SHOP): Shopper {
  let cookie = "";
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set("x-local-store-host", shop);
    headers.set("referer", `${store.storefrontUrl}/products/mug`);
    if (cookie !== "") headers.set("cookie", cookie);
    const answer = await fetch(`${store.storefrontUrl}${path}`, { ...init, headers, redirect: "manual" });
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return answer;
  };
  const json = { "content-type": "application/json" };
  return {
    get: (path) => ask(path, {}),
    post: (path, body) => ask(path, { method: "POST", headers: json, body: JSON.stringify(body) }),
    submit: (path, fields) => ask(path, { method: "POST", body: new URLSearchParams(fields) }),
    cart: async () => ajaxCart.parse(await (await ask("/cart.js", {})).json()),
  };
}

export const MUG = 45_100_000_000_001;
export const TEAPOT = 45_100_000_000_002;

/** A store with mugs and teapots at 10.00, twenty of each, and a shopper in it; `change` makes the mug another. */
export async function shopping(change: (mug: WorldProduct, variant: WorldVariant) => void = () => {}) {
  const mug = aProduct(1, "Mug");
  for (const variant of mug.variants) change(mug, variant);
  const { store } = await startTestStore({ worlds: [aSmallWorld({ products: [mug, aProduct(2, "Teapot")] })] });
  return { store, shopper: aShopper(store) };
}
