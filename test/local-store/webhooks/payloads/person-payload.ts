import { createHash } from "node:crypto";
import type { WorldCustomer, WorldOrder, WorldShop } from "#test/local-store/world/types.ts";
import { toGid, toShopTime } from "./rest-values.ts";

/**
 * Customers and addresses with full personal data, as Shopify sends them to an app that was granted it, so that tests can see
 * that the app keeps none of it. The world knows no streets: they are made up from the customer's id, the same each time.
 */

/** A place in some countries; any other country gets the first one with its own code. */
const PLACES: Record<string, { country: string; city: string; province: string; provinceCode: string; zip: string }> = {
  GB: { country: "United Kingdom", city: "Leeds", province: "England", provinceCode: "ENG", zip: "LS1 4AP" },
  US: { country: "United States", city: "Portland", province: "Oregon", provinceCode: "OR", zip: "97201" },
  CA: { country: "Canada", city: "Ottawa", province: "Ontario", provinceCode: "ON", zip: "K2H 7A8" },
  DE: { country: "Germany", city: "Freiburg", province: "Baden-Württemberg", provinceCode: "BW", zip: "79098" },
  FR: { country: "France", city: "Lyon", province: "Rhône", provinceCode: "69", zip: "69002" },
  JP: { country: "Japan", city: "Kyoto", province: "Kyoto", provinceCode: "JP-26", zip: "604-8001" },
};
const STREETS = ["Mill Lane", "Church Road", "Station Street", "Orchard Close", "Harbour Walk", "King Street"];

export interface Address {
  first_name: string;
  last_name: string;
  name: string;
  company: string | null;
  address1: string;
  address2: string | null;
  city: string;
  province: string;
  province_code: string;
  zip: string;
  country: string;
  country_code: string;
  phone: string;
}

/** The made-up address of a customer. */
export function toAddress(customer: WorldCustomer, countryCode = customer.countryCode): Address {
  const place = PLACES[countryCode] ?? { ...PLACES.GB, country: countryName(countryCode) };
  const draw = createHash("sha256").update(String(customer.id)).digest();
  const street = STREETS[(draw[0] ?? 0) % STREETS.length] ?? "Mill Lane";
  return {
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    company: null,
    address1: `${1 + (draw[1] ?? 0)} ${street}`,
    address2: null,
    city: place.city ?? "",
    province: place.province ?? "",
    province_code: place.provinceCode ?? "",
    zip: place.zip ?? "",
    country: place.country ?? countryCode,
    country_code: countryCode,
    phone: toPhone(customer),
  };
}

/** An order's billing or shipping address; it also has a place on the map. */
export function toOrderAddress(customer: WorldCustomer, order: WorldOrder) {
  return { ...toAddress(customer, order.countryCode ?? customer.countryCode), latitude: null, longitude: null };
}

/** A number from the range that is kept free for fiction. */
export function toPhone(customer: WorldCustomer): string {
  return `+4477009${String(customer.id % 100_000).padStart(5, "0")}`;
}

/** The `customer` of an order payload. */
export function toCustomer(customer: WorldCustomer, shop: WorldShop) {
  const createdAt = toShopTime(customer.createdAt, shop.timeZone);
  const address = toAddress(customer);
  return {
    id: customer.id,
    admin_graphql_api_id: toGid("Customer", customer.id),
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    phone: toPhone(customer),
    created_at: createdAt,
    updated_at: createdAt,
    state: "disabled",
    note: null,
    verified_email: true,
    multipass_identifier: null,
    tax_exempt: false,
    tax_exemptions: [],
    tags: customer.tags.join(", "),
    currency: shop.currency,
    email_marketing_consent: {
      state: "not_subscribed",
      opt_in_level: "single_opt_in",
      consent_updated_at: null,
    },
    sms_marketing_consent: null,
    default_address: {
      ...address,
      id: customer.id + 1,
      customer_id: customer.id,
      country_name: address.country,
      default: true,
    },
  };
}

function countryName(code: string): string {
  return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
}
