import { CATALOGUE } from "#test/local-store/world/catalogue/index.ts";
import { FIRST_NAMES, LAST_NAMES } from "#test/local-store/world/catalogue/names.ts";
import type { Good, Goods } from "./goods.ts";
import { ID_BASE } from "./ids.ts";
import type { Chance } from "./random.ts";
import type { WorldCustomer } from "./types.ts";

/**
 * - *once*: came one time. *now-and-then*: comes back without a rhythm. *regular*: comes back as the coffee runs out.
 * - *subscriber*: one order by hand, then renewals. *trade*: a café that buys on its company's account.
 * - *passer-by*: bought at the till and left no address.
 */
export type ShopperKind = "once" | "now-and-then" | "regular" | "subscriber" | "trade" | "passer-by";

export interface Shopper {
  /** 1 for the first shopper of the world, and so on. */
  serial: number;
  kind: ShopperKind;
  /** Null for a passer-by. */
  customer: WorldCustomer | null;
  companyId: number | null;
  countryCode: string;
  /** Product types they like somewhat more than others do. */
  favourites: Set<string>;
  /** What a regular comes back for. */
  usual: { good: Good; variant: number } | null;
  /** Things of a ladder they own and don't buy a second time. */
  owned: Set<Good>;
}

const KINDS: [ShopperKind, number][] = [
  ["once", 0.5],
  ["now-and-then", 0.3],
  ["regular", 0.13],
  ["subscriber", 0.018],
  ["trade", 0.006],
  ["passer-by", 0.046],
];

const COUNTRIES: [string, number][] = [
  ["GB", 0.8],
  ["IE", 0.06],
  ["DE", 0.05],
  ["FR", 0.04],
  ["NL", 0.025],
  ["ES", 0.015],
  ["IT", 0.01],
];

export function composeShopper(chance: Chance, goods: Goods, serial: number): Shopper {
  const kind = draw(chance, KINDS);
  const countryCode = kind === "trade" || kind === "passer-by" ? "GB" : draw(chance, COUNTRIES);
  const types = CATALOGUE.map((category) => category.type);
  const usual = kind === "regular" || kind === "trade" ? chooseUsual(chance, goods) : null;
  return {
    serial,
    kind,
    customer: kind === "passer-by" ? null : composeCustomer(chance, serial, kind, countryCode),
    companyId: kind === "trade" ? ID_BASE.company + serial : null,
    countryCode,
    favourites: new Set([chance.pick(types), chance.pick(types)]),
    usual,
    owned: new Set(),
  };
}

function chooseUsual(chance: Chance, goods: Goods): Shopper["usual"] {
  const at = chance.weigh(goods.all.map((good) => (good.category.consumable ? good.popularity : 0)));
  const good = goods.all[at];
  return good ? { good, variant: chance.whole(0, Math.min(2, good.product.variants.length - 1)) } : null;
}

/** Its id and time are set once all orders are known. */
function composeCustomer(chance: Chance, serial: number, kind: ShopperKind, countryCode: string): WorldCustomer {
  const firstName = chance.pick(FIRST_NAMES);
  const lastName = chance.pick(LAST_NAMES);
  const plain = `${firstName}.${lastName}`
    .normalize("NFD")
    .replace(/[^A-Za-z.]/g, "")
    .toLowerCase();
  const tags = chance.hits(0.35) ? ["newsletter"] : [];
  if (kind === "trade") tags.push("trade");
  return {
    id: 0,
    email: `${plain}.${serial}@${chance.pick(["example.com", "example.org", "example.net"])}`,
    firstName,
    lastName,
    countryCode,
    tags,
    createdAt: "",
  };
}

function draw<T>(chance: Chance, table: [T, number][]): T {
  const found = table[chance.weigh(table.map(([, weight]) => weight))];
  if (!found) throw new Error("The table of weights is empty");
  return found[0];
}
