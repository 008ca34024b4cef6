import type { WorldShop } from "#test/local-store/world/types.ts";

/** The payload of app/uninstalled: the shop. */
export function toShopPayload(shop: WorldShop) {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    customer_email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    shop_owner: "Robin Meyer",
    ...toPlace(shop),
    ...toMoneyFormats(shop),
    ...toSwitches(),
    created_at: "2024-01-02T09:00:00+00:00",
    updated_at: "2024-01-02T09:00:00+00:00",
    plan_name: shop.plan === "plus" ? "shopify_plus" : "basic",
    plan_display_name: shop.plan === "plus" ? "Shopify Plus" : "Basic",
    primary_locale: "en",
    primary_location_id: shop.id + 11,
    source: null,
    weight_unit: "kg",
  };
}

function toPlace(shop: WorldShop) {
  const country = new Intl.DisplayNames(["en"], { type: "region" }).of(shop.countryCode) ?? shop.countryCode;
  return {
    address1: "1 Market Square",
    address2: null,
    city: "Leeds",
    province: "England",
    province_code: "ENG",
    zip: "LS1 4AP",
    country: shop.countryCode,
    country_code: shop.countryCode,
    country_name: country,
    phone: "",
    latitude: null,
    longitude: null,
    iana_timezone: shop.timeZone,
    timezone: `(GMT) ${shop.timeZone}`,
  };
}

function toMoneyFormats(shop: WorldShop) {
  return {
    currency: shop.currency,
    enabled_presentment_currencies: [...new Set(shop.markets.map((market) => market.currency))],
    money_format: "{{amount}}",
    money_in_emails_format: "{{amount}}",
    money_with_currency_format: `{{amount}} ${shop.currency}`,
    money_with_currency_in_emails_format: `{{amount}} ${shop.currency}`,
  };
}

function toSwitches() {
  return {
    auto_configure_tax_inclusivity: null,
    checkout_api_supported: true,
    county_taxes: null,
    eligible_for_payments: true,
    finances: true,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    has_discounts: true,
    has_gift_cards: true,
    has_storefront: true,
    marketing_sms_consent_enabled_at_checkout: false,
    multi_location_enabled: false,
    password_enabled: false,
    pre_launch_enabled: false,
    requires_extra_payments_agreement: false,
    setup_required: false,
    tax_shipping: null,
    taxes_included: null,
    transactional_sms_disabled: false,
  };
}
