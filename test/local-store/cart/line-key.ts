import { createHash } from "node:crypto";
import type { CartLine } from "./cart.ts";

/** What makes two lines the same: they are one line then, and their quantities add up. */
export type LineContent = Pick<CartLine, "variantId" | "properties" | "sellingPlanId" | "parentKey">;

/** The same content has the same key, in whatever sequence its properties came. */
export function lineKey({ variantId, properties, sellingPlanId, parentKey }: LineContent): string {
  const sorted = Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${variantId}:${hash(JSON.stringify([sorted, sellingPlanId, parentKey]))}`;
}

/** What the discount Function knows a new line by; unlike the key it stays when properties change later. */
export function lineId(cartToken: string, key: string): string {
  return `gid://shopify/CartLine/${hash(`${cartToken} ${key}`)}?cart=${cartToken}`;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
