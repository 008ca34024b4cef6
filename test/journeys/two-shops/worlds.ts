import { generateWorld } from "#test/local-store/world/generate-world.ts";
import type { World } from "#test/local-store/world/types.ts";

/** Stands in every text that only the other shop has, and in its domain: whoever finds it has looked across. */
export const TELL_TALE = "only-in-b";

/** Keys of texts that the application stores; a variant's own are part of how lines are matched. */
const MARKED = new Set([
  "name",
  "title",
  "vendor",
  "productType",
  "checkoutToken",
  "cartToken",
  "firstName",
  "lastName",
]);

/**
 * Two shops that collide wherever two shops can: the same product, variant, order, line and customer ids, handles, SKUs and
 * e-mail addresses. Only what they call things differs.
 */
export function makeTwins(orders: number): { mine: World; other: World } {
  const wish = { seed: 11, now: new Date().toISOString(), orders };
  const mine = generateWorld({ ...wish, domain: "shop-a.myshopify.com" });
  const other = marked(generateWorld({ ...wish, domain: `${TELL_TALE}.myshopify.com` }));
  return { mine, other };
}

function marked(world: World): World {
  const { shop, products, collections, orders, customers } = world;
  for (const part of [products, collections, orders, customers]) mark(part);
  shop.name = `${shop.name} ${TELL_TALE}`;
  shop.id += 1;
  return world;
}

function mark(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === "string" && MARKED.has(key)) Object.assign(value, { [key]: `${one} ${TELL_TALE}` });
    else if (key !== "variants") mark(one);
  }
}
