import type { Caps, Rule, RuleSlot } from "#app/pipeline/publishing/wire.ts";
import type { Chance } from "#test/local-store/world/random.ts";

/** A shopper in some market, with one or two sets that are shown in the cart, some copies of them, and other things too. */
export type PriceCart = { currency: string; sets: ShownSet[]; lines: CartLine[] };
/** What a page promises of a set. */
export type ShownSet = { slots: { productId: number; quantity: number }[]; pct: number; caps: Caps };
/** `inSet`: which set's units it holds, and how many; the others of the line are none of it. */
export type CartLine = {
  id: string;
  productId: number;
  variantId: number;
  quantity: number;
  unitMinor: number;
  inSet: { set: number; units: number } | null;
};

/**
 * Markets of a shop that counts in pounds. Two decimals, none, and three: how Shopify rounds three is an assumption. Prices
 * are the market's: the shop's at its rate, rounded, or fixed ones, so any.
 */
const MARKETS = [
  { currency: "GBP", most: 200_00 },
  { currency: "EUR", most: 5000_00 },
  { currency: "JPY", most: 400_000 },
  { currency: "KWD", most: 90_000 },
];
const FIRST_ID = 8_000_000_000_000;

export function drawCart(chance: Chance): PriceCart {
  const { currency, most } = chance.pick(MARKETS);
  const cart: PriceCart = { currency, sets: [], lines: [] };
  const price = () => (chance.hits(0.3) ? chance.whole(0, 99) : chance.whole(0, most));
  const add = (line: Omit<CartLine, "id">) =>
    cart.lines.push({ ...line, id: `gid://shopify/CartLine/${cart.lines.length}` });
  for (let set = 0; set < (chance.hits(0.8) ? 1 : 2); set += 1) drawSet(chance, { cart, set, price, add });
  if (chance.hits(0.4)) {
    add({ productId: 1, variantId: 1, quantity: chance.whole(1, 3), unitMinor: price(), inSet: null });
  }
  return cart;
}

type Drawing = { cart: PriceCart; set: number; price: () => number; add: (line: Omit<CartLine, "id">) => void };

function drawSet(chance: Chance, { cart, set, price, add }: Drawing): void {
  const shown: ShownSet = { slots: [], pct: drawPercent(chance, 1), caps: {} };
  const members = chance.whole(1, 4);
  const copies = chance.hits(0.8) ? 1 : chance.whole(2, 4);
  // One member at most may be there once more than sets need, and not so often that it alone makes another.
  const roomy = chance.whole(0, members * 2);
  for (let member = 0; member < members; member += 1) {
    const productId = FIRST_ID + set * 10 + member;
    const quantity = chance.hits(0.6) ? 1 : chance.whole(2, 5);
    shown.slots.push({ productId, quantity });
    if (chance.hits(0.15)) shown.caps[`p${productId}`] = drawPercent(chance, 0);
    const parts = splitUnits(chance, quantity * copies);
    const surplus = parts.length === 1 && member === roomy ? chance.whole(0, members === 1 ? quantity - 1 : 3) : 0;
    parts.forEach((units, at) => {
      const variantId = productId * 10 + at;
      if (chance.hits(0.25)) shown.caps[`v${variantId}`] = drawPercent(chance, 0);
      add({ productId, variantId, quantity: units + surplus, unitMinor: price(), inSet: { set, units } });
    });
  }
  cart.sets.push(shown);
}

function drawPercent(chance: Chance, least: number): number {
  if (chance.hits(0.4)) return chance.pick([5, 7.5, 10, 12.5, 15, 33.33, 100]);
  return chance.whole(least, chance.hits(0.7) ? 3000 : 10_000) / 100;
}

/** A product's units stand on one line or on two, of two variants. */
function splitUnits(chance: Chance, units: number): number[] {
  if (units === 1 || chance.hits(0.7)) return [units];
  const first = chance.whole(1, units - 1);
  return [first, units - first];
}

/** The rule that charges what a page promises. */
export function toRule({ slots, pct, caps }: ShownSet): Rule {
  const s = slots.map(
    ({ productId, quantity }): RuleSlot => (quantity === 1 ? productId : { p: [productId], q: quantity }),
  );
  return { s, p: pct, ...(Object.keys(caps).length > 0 && { c: caps }) };
}
