import { blankOrder } from "./blank-order.ts";
import { addDays, addMinutes, isoTime, monthOf } from "./calendar.ts";
import type { BasketItem } from "./fill-basket.ts";
import { ID_BASE, type IdCounter } from "./ids.ts";
import { chooseDiscount, discountLine } from "./order-discounts.ts";
import { lineTotalMinor, subtotalMinor } from "./order-money.ts";
import type { Chance } from "./random.ts";
import type { WorldLine, WorldOrder, WorldShop } from "./types.ts";
import type { Channel, Visit } from "./visits.ts";

const SOURCES: Record<Channel, string> = {
  web: "web",
  till: "pos",
  draft: "shopify_draft_order",
  // An app that brings orders in from a marketplace is known by its app id.
  marketplace: "2775569",
  trade: "web",
  renewal: "subscription_contract",
};

const PLAN = { id: ID_BASE.sellingPlan + 1, name: "Delivered every 4 weeks" };
// Standard rates of value added tax, in percent; prices include it.
const VAT: Record<string, number> = { GB: 20, IE: 23, DE: 19, FR: 20, NL: 21, ES: 21, IT: 22 };

export interface OrderMaking {
  chance: Chance;
  ids: IdCounter;
  shop: WorldShop;
}

/** The order of a visit, as it was on its day: paid, unless it is among the few that are not, and not yet refunded. */
export function composeOrder(visit: Visit, number: number, making: OrderMaking): WorldOrder {
  const { chance, ids } = making;
  const { shopper, channel } = visit;
  const processedAt = isoTime(visit.atMs);
  // A marketplace's orders arrive some time after they were placed.
  const createdAt = channel === "marketplace" ? addMinutes(processedAt, -chance.whole(-180, -30)) : processedAt;
  const market = making.shop.markets.find((candidate) => candidate.countryCodes.includes(shopper.countryCode));
  const foreign = market !== undefined && !market.primary && channel !== "till";
  const online = channel === "web" || channel === "trade";
  const appId = Number(SOURCES[channel]);
  const order: WorldOrder = {
    ...blankOrder(ids.next("order"), `#${number}`, making.shop.currency, createdAt),
    customerId: shopper.customer?.id ?? null,
    email: shopper.customer?.email ?? null,
    processedAt,
    test: channel === "web" && chance.hits(0.004),
    sourceName: SOURCES[channel],
    appId: Number.isNaN(appId) ? null : appId,
    companyId: shopper.companyId,
    countryCode: shopper.countryCode,
    presentmentCurrency: foreign ? market.currency : making.shop.currency,
    presentmentRate: foreign ? rateOn(market.rate, visit.atMs) : 1,
    tags: channel === "trade" ? ["wholesale"] : channel === "renewal" ? ["subscription", "renewal"] : [],
    checkoutToken: online ? chance.hex(32) : null,
    cartToken: online ? chance.hex(32) : null,
    attributes: composeAttributes(chance, channel),
    lines: visit.items.map((item) => composeLine(item, visit, making)),
  };
  groupSet(order, visit, ids);
  applyDiscount(order, visit, chance);
  order.shippingMinor = shippingOf(order, channel);
  const rate = VAT[shopper.countryCode] ?? 20;
  order.taxMinor = Math.round(((subtotalMinor(order) + order.shippingMinor) * rate) / (100 + rate));
  return order;
}

function composeLine(item: BasketItem, visit: Visit, { ids, chance }: OrderMaking): WorldLine {
  const { good, quantity } = item;
  const variant = good.product.variants[item.variant] ?? good.product.variants[0];
  if (!variant) throw new Error(`${good.spec.key} has no variant`);
  const gone = good.spec.state === "deleted";
  const former = visit.atMs < good.raisedAtMs ? good.formerPriceShare : 1;
  const trade = visit.channel === "trade" ? 0.75 : 1;
  const setPrice = item.set ? 0.9 : 1;
  return {
    id: ids.next("line"),
    productId: gone ? null : good.product.id,
    variantId: gone ? null : variant.id,
    title: good.product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    vendor: good.product.vendor,
    sku: variant.sku,
    quantity,
    currentQuantity: quantity,
    unitPriceMinor: Math.round(variant.priceMinor * former * trade * setPrice),
    isGiftCard: good.product.isGiftCard,
    sellingPlan: item.subscribed ? { ...PLAN } : null,
    discounts: [],
    group: null,
    attributes: good.spec.role === "add-on" ? [{ key: "Message", value: chance.pick(MESSAGES) }] : [],
  };
}

const MESSAGES = ["Happy birthday!", "Merry Christmas, with love x", "For the new flat 🏡", "Thank you – A. & J.", ""];

function composeAttributes(chance: Chance, channel: Channel): WorldOrder["attributes"] {
  if (channel !== "web" || !chance.hits(0.03)) return [];
  return [
    {
      key: "Delivery note",
      value: chance.pick(["Leave with the neighbour at 14", "Side gate: code 2481", "Please ring twice"]),
    },
  ];
}

function groupSet(order: WorldOrder, visit: Visit, ids: IdCounter): void {
  const set = visit.items.find((item) => item.set)?.set;
  if (!set) return;
  const group = { id: ids.next("group"), title: set.product.title, productId: set.product.id };
  visit.items.forEach((item, i) => {
    const line = order.lines[i];
    if (item.set && line) line.group = { ...group };
  });
}

function applyDiscount(order: WorldOrder, visit: Visit, chance: Chance): void {
  const discount = chooseDiscount(visit, chance);
  if (!discount) return;
  for (const line of order.lines) discountLine(line, discount);
  if (discount.kind === "code" && order.lines.some((line) => line.discounts.length > 0)) {
    order.discountCode = discount.title;
  }
}

function shippingOf(order: WorldOrder, channel: Channel): number {
  if (channel === "till" || channel === "renewal" || order.lines.every((line) => line.isGiftCard)) return 0;
  const subtotal = order.lines.reduce((sum, line) => sum + lineTotalMinor(line), 0);
  if (subtotal === 0) return 0;
  if (order.countryCode === "GB") return subtotal >= 4000 ? 0 : 395;
  return subtotal >= 9000 ? 0 : 895;
}

/** The market's rate with a slow wave of two per cent, so that no two months have the same. */
function rateOn(rate: number, atMs: number): number {
  const month = monthOf(isoTime(atMs));
  return Math.round(rate * (1 + 0.02 * Math.sin((month / 12) * 2 * Math.PI)) * 10_000) / 10_000;
}

/** The day an order was sent out, the last thing that happens to most of them; never after now. */
export function fulfil(order: WorldOrder, chance: Chance, now: string): void {
  const sentAt = addDays(order.createdAt, order.sourceName === "pos" ? 0 : chance.whole(1, 4));
  order.updatedAt = sentAt < now ? sentAt : order.createdAt;
}
