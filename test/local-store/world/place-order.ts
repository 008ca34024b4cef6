import { blankOrder } from "./blank-order.ts";
import { moveStock } from "./change-products.ts";
import { subtotalMinor } from "./order-money.ts";
import type { WorldCustomer, WorldLine, WorldOrder } from "./types.ts";
import { CannotChange, type WorldChange } from "./world-change.ts";
import { saveCustomer, saveOrder, takeId, takeOrderName, type WorldIndex } from "./world-index.ts";

export interface OrderWish {
  lines: LineWish[];
  customerId?: number | null;
  /** Finds the customer with this address, or makes a new one. */
  email?: string | null;
  countryCode?: string;
  sourceName?: string;
  appId?: number | null;
  companyId?: number | null;
  test?: boolean;
  shippingMinor?: number;
  taxMinor?: number;
  discountCode?: string | null;
  presentmentCurrency?: string;
  presentmentRate?: number;
  presentmentShippingMinor?: number;
  note?: string | null;
  checkoutToken?: string | null;
  cartToken?: string | null;
  attributes?: WorldOrder["attributes"];
  tags?: string[];
  /** When it was really bought, if that is not now. */
  processedAt?: string;
}

export interface LineWish {
  variantId: number;
  quantity: number;
  /** The variant's price unless told. */
  unitPriceMinor?: number;
  discounts?: WorldLine["discounts"];
  presentment?: WorldLine["presentment"];
  attributes?: WorldLine["attributes"];
  sellingPlan?: WorldLine["sellingPlan"];
  group?: WorldLine["group"];
}

/** A new paid order; stock goes down. Throws `CannotChange` for no lines, unknown variants or quantities below one. */
export function placeOrder(index: WorldIndex, wish: OrderWish, now: string): WorldChange[] {
  if (wish.lines.length === 0) throw new CannotChange("An order needs at least one line");
  const changes: WorldChange[] = [];
  const { shop } = index.world;
  const lines = wish.lines.map((line) => composeLine(index, line));
  const customer = findCustomer(index, wish, now, changes);
  const shippingMinor = wish.shippingMinor ?? 0;
  const order: WorldOrder = {
    ...blankOrder(takeId(index, "order"), takeOrderName(index), shop.currency, now),
    customerId: customer?.id ?? null,
    email: wish.email ?? customer?.email ?? null,
    processedAt: wish.processedAt ?? now,
    test: wish.test ?? false,
    sourceName: wish.sourceName ?? "web",
    appId: wish.appId ?? null,
    companyId: wish.companyId ?? null,
    countryCode: wish.countryCode ?? customer?.countryCode ?? shop.countryCode,
    presentmentCurrency: wish.presentmentCurrency ?? shop.currency,
    presentmentRate: wish.presentmentRate ?? 1,
    shippingMinor,
    ...(wish.presentmentShippingMinor === undefined ? {} : { presentmentShippingMinor: wish.presentmentShippingMinor }),
    taxMinor: wish.taxMinor ?? Math.round((subtotalMinor({ lines }) + shippingMinor) / 6),
    discountCode: wish.discountCode ?? null,
    tags: wish.tags ?? [],
    checkoutToken: wish.checkoutToken ?? null,
    cartToken: wish.cartToken ?? null,
    attributes: wish.attributes ?? [],
    ...(wish.note ? { note: wish.note } : {}),
    lines,
  };
  saveOrder(index, order);
  changes.push({ what: "order-created", order });
  for (const line of lines) changes.push(...moveStock(index, line.variantId, -line.quantity, now));
  return changes;
}

/** A line of a variant as it is in the shop today, with an id of its own. */
export function composeLine(index: WorldIndex, wish: LineWish): WorldLine {
  const found = index.variants.get(wish.variantId);
  if (!found) throw new CannotChange(`The shop has no variant ${wish.variantId}`);
  if (!Number.isInteger(wish.quantity) || wish.quantity < 1) throw new CannotChange("A line needs a quantity from 1");
  const { product, variant } = found;
  return {
    id: takeId(index, "line"),
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    vendor: product.vendor,
    sku: variant.sku,
    quantity: wish.quantity,
    currentQuantity: wish.quantity,
    unitPriceMinor: wish.unitPriceMinor ?? variant.priceMinor,
    isGiftCard: product.isGiftCard,
    sellingPlan: wish.sellingPlan ?? null,
    discounts: wish.discounts ?? [],
    ...(wish.presentment ? { presentment: wish.presentment } : {}),
    group: wish.group ?? null,
    attributes: wish.attributes ?? [],
  };
}

function findCustomer(index: WorldIndex, wish: OrderWish, now: string, changes: WorldChange[]): WorldCustomer | null {
  if (wish.customerId !== undefined && wish.customerId !== null) {
    const customer = index.customers.get(wish.customerId);
    if (!customer) throw new CannotChange(`The shop has no customer ${wish.customerId}`);
    return customer;
  }
  const email = wish.email?.toLowerCase();
  if (!email) return null;
  const known = index.world.customers.find((customer) => customer.email?.toLowerCase() === email);
  if (known) return known;
  const customer: WorldCustomer = {
    id: takeId(index, "customer"),
    email,
    firstName: "",
    lastName: "",
    countryCode: wish.countryCode ?? index.world.shop.countryCode,
    tags: [],
    createdAt: now,
  };
  saveCustomer(index, customer);
  changes.push({ what: "customer-created", customer });
  return customer;
}
