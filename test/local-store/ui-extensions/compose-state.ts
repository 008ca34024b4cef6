import type { CartInstructions, Customer } from "@shopify/ui-extensions/checkout";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { PricedCart } from "#test/local-store/cart/price-cart.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { marketOf, type ShopperSession } from "#test/local-store/shopper/session.ts";
import { composeAllocations, composeLines, subtotalOf, toMoney } from "./compose-lines.ts";
import { composeMetafields } from "./compose-metafields.ts";
import type { ExtensionState } from "./extension-state.ts";

/** What of a checkout or an order extensions are told. */
export interface ToState {
  shop: LocalShop;
  /** `http://127.0.0.1:4102`: the storefront, as the browser knows it. */
  origin: string;
  priced: PricedCart;
  /** Null: nothing is sent. */
  shippingMinor: number | null;
  attributes: Record<string, string>;
  note: string;
  email: string;
  session: Pick<ShopperSession, "customerId" | "companyId" | "countryCode" | "locale">;
  checkoutToken: string | null;
  orderId: number | null;
}

/** The state of a page before or after payment; what only some pages have is null. */
export function composeState(wish: ToState): ExtensionState {
  const { shop, origin, priced, shippingMinor, session } = wish;
  const { customerId, companyId } = session;
  const money = (minor: number) => toMoney(minor, priced.currency);
  const company = companyId === null ? null : { id: toGid("Company", companyId), name: `Company ${companyId}` };
  return {
    lines: composeLines(priced, origin),
    subtotal: money(subtotalOf(priced)),
    shipping: shippingMinor === null ? null : money(shippingMinor),
    total: money(priced.totalMinor + (shippingMinor ?? 0)),
    discountAllocations: composeAllocations(priced),
    discountCodes: priced.codes.map(({ code }) => ({ code })),
    attributes: Object.entries(wish.attributes).map(([key, value]) => ({ key, value })),
    note: wish.note === "" ? null : wish.note,
    instructions: instructionsOf(shop, wish.orderId === null),
    appMetafields: composeMetafields(shop, {
      products: priced.lines.map(({ product }) => product.id),
      variants: priced.lines.map(({ variant }) => variant.id),
      ...{ customerId, companyId, orderId: wish.orderId },
    }),
    customer: customerOf(shop, customerId),
    email: wish.email === "" ? null : wish.email,
    purchasingCompany: company
      ? { company, location: { ...company, id: toGid("CompanyLocation", companyId ?? 0) } }
      : null,
    deliveryGroups: [],
    shop: shopOf(shop, origin),
    localization: localizationOf(shop, session, priced.currency),
    checkoutToken: wish.checkoutToken,
    customerPrivacy: PRIVACY,
    ...{ orderConfirmation: null, order: null, authenticationState: null },
  };
}

/** The store asks nobody for consent: everything is allowed. */
const PRIVACY: ExtensionState["customerPrivacy"] = {
  allowedProcessing: { analytics: true, marketing: true, preferences: true, saleOfData: true },
  metafields: [],
  visitorConsent: {},
  shouldShowBanner: false,
  saleOfDataRegion: false,
};

/** What extensions may change; nothing once the cart is an order. */
export function instructionsOf({ checkoutSetup }: LocalShop, isOpen: boolean): CartInstructions {
  const { canAddCartLine, canRemoveCartLine, canUpdateCartLine } = checkoutSetup.lines;
  return {
    attributes: { canUpdateAttributes: isOpen },
    delivery: { canSelectCustomAddress: isOpen },
    discounts: { canUpdateDiscountCodes: isOpen },
    lines: {
      canAddCartLine: isOpen && canAddCartLine,
      canRemoveCartLine: isOpen && canRemoveCartLine,
      canUpdateCartLine: isOpen && canUpdateCartLine,
    },
    metafields: { canSetCartMetafields: false, canDeleteCartMetafield: false },
    notes: { canUpdateNote: isOpen },
  };
}

function customerOf(shop: LocalShop, customerId: number | null): Customer | null {
  const customer = customerId === null ? null : shop.index.customer(customerId);
  if (!customer) return null;
  const { id, email, firstName, lastName } = customer;
  return {
    id: toGid("Customer", id),
    ...(email === null ? {} : { email }),
    ...{ firstName, lastName, fullName: `${firstName} ${lastName}`.trim() },
    image: { url: "" },
    ...{ acceptsMarketing: false, acceptsEmailMarketing: false, acceptsSmsMarketing: false, storeCreditAccounts: [] },
    ordersCount: shop.index.ordersOf(id).length,
  };
}

function shopOf({ world }: LocalShop, origin: string): ExtensionState["shop"] {
  const { id, name, domain } = world.shop;
  return { id: toGid("Shop", id), name, storefrontUrl: origin, myshopifyDomain: domain };
}

function localizationOf(
  shop: LocalShop,
  session: ToState["session"],
  currency: string,
): ExtensionState["localization"] {
  const { id, handle } = marketOf(shop, session.countryCode);
  return {
    currency,
    language: session.locale,
    country: session.countryCode,
    market: { id: toGid("Market", id), handle },
  };
}
