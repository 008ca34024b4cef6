import type { FunctionCart, FunctionLine, StoredMetafield } from "./function-cart.ts";
import { METAFIELD_BYTES } from "./limits.ts";

type Keyed = { namespace?: string; key: string };

/** Everything that the store tells a Function, as Shopify's schema names it: the root of an input query. */
export function answerForCart(cart: FunctionCart): object {
  const metafieldOf = (ownerId: string) => (keyed: Keyed) => toMetafield(cart, ownerId, keyed);
  const money = (amount: string) => ({ amount, currencyCode: cart.currency });
  const subtotal = money(sumAmounts(cart.lines));
  return {
    cart: {
      lines: cart.lines.map((line) => answerForLine(line, { metafieldOf, money })),
      attribute: ({ key }: { key: string }) => toAttribute(cart.attributes, key),
      cost: { subtotalAmount: subtotal, totalAmount: subtotal, totalDutyAmount: null, totalTaxAmount: null },
      buyerIdentity: cart.customer || cart.companyId ? answerForBuyer(cart, metafieldOf) : null,
      deliveryGroups: [],
      discountApplications: [],
    },
    discount: {
      discountClasses: cart.discount.classes,
      metafield: metafieldOf(cart.discount.id),
    },
    enteredDiscountCodes: (cart.codes ?? []).map((code) => ({ code, rejectable: false })),
    triggeringDiscountCode: null,
    localization: {
      language: { isoCode: cart.language },
      country: { isoCode: cart.country ?? "GB" },
    },
    presentmentCurrencyRate: cart.presentmentRate ?? "1.0",
    shop: {
      localTime: { date: cart.localDate },
      metafield: metafieldOf("gid://shopify/Shop/1"),
    },
  };
}

type Answers = {
  metafieldOf: (ownerId: string) => (keyed: Keyed) => object | null;
  money: (amount: string) => object;
};

function answerForLine(line: FunctionLine, { metafieldOf, money }: Answers): object {
  const whole = money(sumAmounts([line]));
  const variantGid = `gid://shopify/ProductVariant/${line.variantId}`;
  const productGid = `gid://shopify/Product/${line.productId}`;
  return {
    id: line.id,
    quantity: line.quantity,
    attribute: ({ key }: { key: string }) => toAttribute(line.attributes, key),
    cost: {
      amountPerQuantity: money(line.unitAmount),
      compareAtAmountPerQuantity: null,
      subtotalAmount: whole,
      totalAmount: whole,
    },
    sellingPlanAllocation: line.sellingPlanId
      ? { __typename: "SellingPlanAllocation", sellingPlan: { id: `gid://shopify/SellingPlan/${line.sellingPlanId}` } }
      : null,
    parentRelationship: null,
    merchandise: {
      __typename: "ProductVariant",
      id: variantGid,
      metafield: metafieldOf(variantGid),
      product: { __typename: "Product", id: productGid, metafield: metafieldOf(productGid) },
    },
  };
}

function answerForBuyer(cart: FunctionCart, metafieldOf: Answers["metafieldOf"]): object {
  const { customer, companyId } = cart;
  const gid = customer && `gid://shopify/Customer/${customer.id}`;
  return {
    isAuthenticated: customer?.isAuthenticated ?? false,
    customer: gid && { __typename: "Customer", id: gid, metafield: metafieldOf(gid) },
    purchasingCompany: companyId && {
      __typename: "PurchasingCompany",
      company: { id: `gid://shopify/Company/${companyId}` },
    },
  };
}

function toAttribute(attributes: Readonly<Record<string, string>> | undefined, key: string): object | null {
  const value = attributes?.[key];
  return value === undefined ? null : { key, value };
}

/** A value that is too long reads as null, as if nothing were there. */
function toMetafield(cart: FunctionCart, ownerId: string, { namespace = "$app", key }: Keyed): object | null {
  const stored = cart.metafield(ownerId, namespace, key);
  if (!stored || Buffer.byteLength(stored.value) > METAFIELD_BYTES) return null;
  return { value: stored.value, type: stored.type, jsonValue: toJsonValue(stored) };
}

function toJsonValue({ type, value }: StoredMetafield): unknown {
  const isJson = /^(json|boolean|number_integer|list\.|rating|money|dimension|weight|volume)/.test(type);
  return isJson ? JSON.parse(value) : value;
}

/** Decimals added up as integers: a Function is given Shopify's own sums. */
function sumAmounts(lines: readonly Pick<FunctionLine, "unitAmount" | "quantity">[]): string {
  const places = Math.max(1, ...lines.map(({ unitAmount }) => unitAmount.split(".")[1]?.length ?? 0));
  const total = lines.reduce((sum, { unitAmount, quantity }) => {
    const [whole = "0", decimals = ""] = unitAmount.split(".");
    return sum + BigInt(whole + decimals.padEnd(places, "0")) * BigInt(quantity);
  }, 0n);
  const digits = total.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
