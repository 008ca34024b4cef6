import { aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { aShopper, type Shopper } from "#test/local-store/cart/a-shopper.ts";
import type { World } from "#test/local-store/world/types.ts";

/** For tests: a shopper on the way from a cart to an order. */
export const CONTACT = {
  email: "grace@example.com",
  name: "Grace Hopper",
  address: "1 Harbour Street",
  city: "Leeds",
  zip: "LS1 1AA",
};

export async function shopping(world: World = aSmallWorld()) {
  const { store, stub } = await startTestStore({ worlds: [world] });
  return { store, stub, shopper: aShopper(store), shop: store.shop(SHOP) };
}

/** Two markets: pounds at home, euros at 1.16. */
export function twoMarkets(): World {
  const world = aSmallWorld();
  const [home] = world.shop.markets;
  if (!home) throw new Error("The small world has a market");
  const europe = {
    ...home,
    id: 2,
    handle: "eu",
    currency: "EUR",
    countryCodes: ["DE", "FR"],
    rate: 1.16,
    primary: false,
  };
  return { ...world, shop: { ...world.shop, markets: [home, europe] } };
}

export async function begin(shopper: Shopper): Promise<string> {
  const answer = await shopper.get("/checkout");
  return answer.headers.get("location") ?? "";
}

/** The fields that the page carries along. */
export async function read(shopper: Shopper, path: string): Promise<{ html: string; total: string }> {
  const html = await (await shopper.get(path)).text();
  return { html, total: /name="total" value="(\w+)"/.exec(html)?.[1] ?? "" };
}

export async function pay(shopper: Shopper, path: string, fields: Record<string, string> = {}): Promise<Response> {
  const { total } = await read(shopper, path);
  return shopper.submit(path, { ...CONTACT, total, action: "pay", ...fields });
}
