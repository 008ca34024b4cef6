import type { Input, InputLine } from "./function-types.ts";
import { toRecord } from "./parse-config.ts";

/** `quantity` of any of `products`, in any mixture. */
export type Slot = { products: number[]; quantity: number };

/** The units that fill its slots cost `hundredths` of a percent less, those with a cap at most that much. */
export type Rule = {
  slots: Slot[];
  hundredths: number;
  /** By product (`p` and its id) and by variant (`v` and its id), in hundredths of a percent. */
  caps: ReadonlyMap<string, number>;
};

/** A rule as it was published, of which nothing is sure. */
type Wire = Readonly<Record<string, unknown>>;

const NO_CAPS: ReadonlyMap<string, number> = new Map();

/** The rules on the cart's products that hold today and for this customer, each once, in the cart's order. */
export function parseRules(input: Input): Rule[] {
  const rules: Rule[] = [];
  const [products, choices] = [new Set<string>(), new Set<string>()];
  const singles = new Map<number, Slot>();
  const isHeld = holdsFor(input);
  for (const { merchandise } of input.cart.lines) {
    if (merchandise.__typename !== "ProductVariant" || products.has(merchandise.product.id)) continue;
    products.add(merchandise.product.id);
    const wires = listWireRules(merchandise);
    for (let at = 0; at < wires.length; at += 1) {
      const wire = toRecord(wires[at]);
      const rule = isHeld(wire) ? parseRule(wire, singles) : null;
      if (rule && !isKnown(rule, wire, choices)) rules.push(rule);
    }
  }
  return rules;
}

/** A rule sits on one product, but for one that is all choice: it is on each product of a slot, and still one rule. */
function isKnown({ slots }: Rule, wire: object, choices: Set<string>): boolean {
  for (let at = 0; at < slots.length; at += 1) if (slots[at]?.products.length === 1) return false;
  const key = JSON.stringify(wire);
  return choices.has(key) || !choices.add(key);
}

function listWireRules({ product }: Extract<InputLine["merchandise"], { product: object }>): unknown[] {
  const { v, r } = toRecord(product.metafield?.jsonValue);
  return v === 1 && Array.isArray(r) ? r : [];
}

/** Days are first and last ones, in the shop's time zone; an audience is for customers who are signed in. */
function holdsFor({ shop, cart }: Input): (wire: Wire) => boolean {
  const today = shop.today.date;
  const buyer = cart.buyer;
  const { v, ids } = toRecord(buyer?.isSignedIn ? buyer.customer?.metafield?.jsonValue : null);
  const audiences: unknown[] = v === 1 && Array.isArray(ids) ? ids : [];
  return ({ f, u, a }) =>
    (f === undefined && u === undefined && a === undefined) ||
    (!(typeof f === "string" && today < f) &&
      !(typeof u === "string" && today > u) &&
      (a === undefined || audiences.includes(a)));
}

/** A rule as `app/pipeline/publishing/wire.ts` writes it; null for what is none. `singles`: the slots of one product so far. */
function parseRule({ s, p, c }: Wire, singles: Map<number, Slot>): Rule | null {
  const hundredths = toHundredths(p);
  if (!Array.isArray(s) || s.length === 0 || hundredths === null || hundredths === 0) return null;
  const slots: Slot[] = [];
  for (let at = 0; at < s.length; at += 1) {
    const one: unknown = s[at];
    const slot = typeof one === "number" ? singleSlot(one, singles) : parseSlot(one);
    if (!slot) return null;
    slots.push(slot);
  }
  return { slots, hundredths, caps: c === undefined ? NO_CAPS : parseCaps(c) };
}

/** A cap that can't be read gives nothing: never more than was promised. */
function parseCaps(caps: unknown): Map<string, number> {
  return new Map(Object.entries(toRecord(caps)).map(([key, percent]) => [key, toHundredths(percent) ?? 0]));
}

/** Most slots are one unit of one product, and many are the same. */
function singleSlot(product: number, singles: Map<number, Slot>): Slot {
  let slot = singles.get(product);
  if (!slot) {
    slot = { products: [product], quantity: 1 };
    singles.set(product, slot);
  }
  return slot;
}

function parseSlot(slot: unknown): Slot | null {
  const { p, q } = toRecord(slot);
  if (!Array.isArray(p) || typeof q !== "number" || !Number.isInteger(q) || q < 1) return null;
  return { products: [...new Set(p.filter((id) => typeof id === "number"))], quantity: q };
}

/** Two decimals are published; of more, never more than was promised. The nudge keeps 4.35 from becoming 4.34. */
function toHundredths(percent: unknown): number | null {
  if (typeof percent !== "number" || !(percent >= 0 && percent <= 100)) return null;
  return Math.floor(percent * 100 + 1e-6);
}
