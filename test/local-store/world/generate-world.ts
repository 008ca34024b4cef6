import { ageOrder } from "./age-order.ts";
import { addDays, addMinutes, addMonths, isoTime } from "./calendar.ts";
import { composeCollections } from "./compose-collections.ts";
import { composeOrder } from "./compose-orders.ts";
import { composeGoods, type Goods, plantedTies } from "./goods.ts";
import { ID_BASE, type IdCounter, startIds } from "./ids.ts";
import { type Chance, startChance } from "./random.ts";
import { composeShopper, type Shopper } from "./shoppers.ts";
import type { World, WorldCustomer, WorldOrder, WorldShop } from "./types.ts";
import { planVisits, type Visit } from "./visits.ts";

export interface WorldWish {
  seed: number;
  /** ISO time of the world's last moment: two years of orders end here. */
  now: string;
  domain?: string;
  /** How many orders; 6,000 unless told. */
  orders?: number;
}

/**
 * A believable shop: about 170 products, and two years of orders from shoppers with habits, with ties woven in that
 * `planted` lists. The same wish gives the same world, to the last id.
 */
export function generateWorld({
  seed,
  now,
  domain = "birch-and-brook.myshopify.com",
  orders = 6000,
}: WorldWish): World {
  const ids = startIds();
  const end = isoTime(Date.parse(now));
  const opened = addMonths(end, -24);
  const shop = composeShop(domain);
  const goods = composeGoods(startChance(seed, "catalogue"), ids, opened, end);
  const collections = composeCollections(goods, ids, end);
  const coming = startChance(seed, "shoppers");
  const { visits, shoppers } = planVisits(coming, goods, Date.parse(opened), Date.parse(end), orders);
  const customers = settleCustomers(visits, shoppers, ids);
  const making = { chance: startChance(seed, "orders"), ids, shop };
  const later = startChance(seed, "later");
  const list: WorldOrder[] = visits.map((visit, i) => {
    const order = composeOrder(visit, 1001 + i, making);
    ageOrder(order, later, ids, end);
    return order;
  });
  customers.push(...composeOnlookers(startChance(seed, "onlookers"), goods, shoppers.length, end, ids));
  const products = goods.all.filter((good) => good.spec.state !== "deleted").map((good) => good.product);
  return {
    shop,
    collections: withoutGone(collections, products),
    products,
    customers,
    orders: list,
    planted: plantedTies(goods),
  };
}

function composeShop(domain: string): WorldShop {
  return {
    domain,
    id: ID_BASE.shop + 1,
    name: "Birch & Brook",
    email: "hello@birchandbrook.example.com",
    currency: "GBP",
    timeZone: "Europe/London",
    countryCode: "GB",
    plan: "plus",
    markets: [
      {
        id: ID_BASE.market + 1,
        handle: "uk",
        name: "United Kingdom",
        currency: "GBP",
        countryCodes: ["GB"],
        rate: 1,
        primary: true,
      },
      {
        id: ID_BASE.market + 2,
        handle: "europe",
        name: "Europe",
        currency: "EUR",
        countryCodes: ["DE", "ES", "FR", "IE", "IT", "NL"],
        rate: 1.16,
        primary: false,
      },
    ],
  };
}

/** Customers get their ids in the sequence of their first orders, as a shop gives them out. */
function settleCustomers(visits: Visit[], shoppers: Shopper[], ids: IdCounter): WorldCustomer[] {
  const counts = new Map<WorldCustomer, number>();
  for (const { shopper, atMs } of visits) {
    const { customer } = shopper;
    if (!customer) continue;
    const count = counts.get(customer) ?? 0;
    if (count === 0) {
      customer.id = ids.next("customer");
      customer.createdAt = addMinutes(isoTime(atMs), -3);
    }
    counts.set(customer, count + 1);
  }
  for (const { customer } of shoppers) {
    if (customer && (counts.get(customer) ?? 0) >= 10) customer.tags.push("vip");
  }
  return [...counts.keys()];
}

/** People on the mailing list who never bought anything. */
function composeOnlookers(chance: Chance, goods: Goods, from: number, now: string, ids: IdCounter): WorldCustomer[] {
  const found: WorldCustomer[] = [];
  for (let i = 1; i <= Math.ceil(from * 0.05); i++) {
    const { customer } = composeShopper(chance, goods, from + i);
    if (!customer) continue;
    const createdAt = addDays(now, -chance.whole(1, 700));
    found.push({ ...customer, id: ids.next("customer"), tags: ["newsletter"], createdAt });
  }
  return found;
}

function withoutGone(collections: World["collections"], products: World["products"]): World["collections"] {
  const here = new Set(products.map((product) => product.id));
  return collections.map((collection) => ({
    ...collection,
    productIds: collection.productIds.filter((id) => here.has(id)),
  }));
}
