import type {
  AppMetafield,
  Attribute,
  CartDiscountAllocation,
  CartDiscountCode,
  CartInstructions,
  CartLine,
  Customer,
  CustomerPrivacy,
  DeliveryGroup,
  Money,
  OrderConfirmationApi,
  PurchasingCompany,
  Shop,
} from "@shopify/ui-extensions/checkout";
import type { AuthenticationState, Order } from "@shopify/ui-extensions/customer-account";

/**
 * What an extension is told of the page it stands in, as plain data in the shapes of Shopify's own API: the worker makes
 * signals of it. Fields that a page does not have are null.
 */
export interface ExtensionState {
  lines: CartLine[];
  subtotal: Money;
  /** Null: nothing is sent. */
  shipping: Money | null;
  total: Money;
  discountAllocations: CartDiscountAllocation[];
  discountCodes: CartDiscountCode[];
  attributes: Attribute[];
  note: string | null;
  instructions: CartInstructions;
  /** All of the app's metafields on what the page is about; a target gets those that its toml asks for. */
  appMetafields: StatedMetafield[];
  customer: Customer | null;
  email: string | null;
  purchasingCompany: PurchasingCompany | null;
  deliveryGroups: DeliveryGroup[];
  shop: Shop;
  localization: { currency: string; language: string; country: string; market: { id: string; handle: string } };
  checkoutToken: string | null;
  customerPrivacy: CustomerPrivacy;
  orderConfirmation: OrderConfirmationApi["orderConfirmation"]["value"] | null;
  order: Order | null;
  authenticationState: AuthenticationState | null;
}

export interface StatedMetafield {
  target: { type: "customer" | "product" | "shop" | "variant" | "company" | "order"; id: string };
  metafield: AppMetafield;
}
