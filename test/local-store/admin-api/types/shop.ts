import { mapPage, paginateInOrder } from "#test/local-store/admin-api/connection.ts";
import { type AdminShop, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";
import type { WorldMarket, WorldShop } from "#test/local-store/world/types.ts";

export interface ShopNode {
  __typename: "Shop";
  shop: WorldShop;
}

export interface MarketNode {
  __typename: "Market";
  market: WorldMarket;
}

export function shopNode({ world }: AdminShop): ShopNode {
  return { __typename: "Shop", shop: world.shop };
}

export function marketNode(market: WorldMarket): MarketNode {
  return { __typename: "Market", market };
}

const shopFields = resolversOf<ShopNode>({
  id: ({ shop }) => toGid("Shop", shop.id),
  name: ({ shop }) => shop.name,
  email: ({ shop }) => shop.email,
  contactEmail: ({ shop }) => shop.email,
  myshopifyDomain: ({ shop }) => shop.domain,
  currencyCode: ({ shop }) => shop.currency,
  ianaTimezone: ({ shop }) => shop.timeZone,
  url: ({ shop }) => `https://${shop.domain}`,
  plan: ({ shop }) => shop,
  features: ({ shop }) => shop,
  primaryDomain: ({ shop }) => shop,
  enabledPresentmentCurrencies: ({ shop }) => [
    ...new Set([shop.currency, ...shop.markets.map((market) => market.currency)]),
  ],
  shopAddress: ({ shop }) => shop,
  timezoneOffsetMinutes: ({ shop }, _args, { nowMs }) => offsetMinutes(shop.timeZone, nowMs),
  weightUnit: () => "GRAMS",
});

/** Minutes ahead of UTC in a time zone at a moment. */
function offsetMinutes(timeZone: string, atMs: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(atMs).find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0;
}

const MARKET_TYPES: Record<string, ObjectResolvers> = {
  Market: resolversOf<MarketNode>({
    id: ({ market }) => toGid("Market", market.id),
    handle: ({ market }) => market.handle,
    name: ({ market }) => market.name,
    primary: ({ market }) => market.primary,
    enabled: () => true,
    status: () => "ACTIVE",
    type: () => "REGION",
    currencySettings: ({ market }) => market,
    conditions: ({ market }) => market,
    regions: ({ market }, args) => paginateInOrder(regions(market), args),
  }),
  MarketConditions: resolversOf<WorldMarket>({
    conditionTypes: () => ["REGION"],
    regionsCondition: (market) => market,
    channelsCondition: () => null,
    companyLocationsCondition: () => null,
    locationsCondition: () => null,
  }),
  RegionsCondition: resolversOf<WorldMarket>({
    applicationLevel: () => "SPECIFIED",
    regions: (market, args) => mapPage(paginateInOrder(regions(market), args), (region) => region),
  }),
  MarketCurrencySettings: resolversOf<WorldMarket>({
    baseCurrency: (market) => market,
    localCurrencies: () => false,
    roundingEnabled: () => false,
  }),
  CurrencySetting: resolversOf<WorldMarket>({
    currencyCode: ({ currency }) => currency,
    currencyName: ({ currency }) => new Intl.DisplayNames("en", { type: "currency" }).of(currency) ?? currency,
    enabled: () => true,
    manualRate: ({ rate, hasManualRate }) => (hasManualRate ? String(rate) : null),
  }),
  MarketRegionCountry: resolversOf<{ code: string; market: WorldMarket }>({
    id: ({ code, market }) => toGid("MarketRegionCountry", `${market.id}${code.charCodeAt(0)}${code.charCodeAt(1)}`),
    code: ({ code }) => code,
    name: ({ code }) => new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code,
    currency: ({ market }) => market,
  }),
};

export const shopTypes: Record<string, ObjectResolvers> = {
  Shop: { ...shopFields, ...metafieldFields<ShopNode>(({ shop }) => toGid("Shop", shop.id)) },
  ShopPlan: resolversOf<WorldShop>({
    displayName: ({ plan }) => planName(plan),
    publicDisplayName: ({ plan }) => planName(plan),
    shopifyPlus: ({ plan }) => plan === "plus",
    partnerDevelopment: () => false,
  }),
  ShopFeatures: resolversOf<WorldShop>({
    bundles: (shop) => shop,
    cartTransform: (shop) => shop,
    shopifyPlus: ({ plan }) => plan === "plus",
    giftCards: () => true,
    storefront: () => true,
    reports: () => true,
  }),
  BundlesFeature: resolversOf<WorldShop>({
    eligibleForBundles: () => true,
    ineligibilityReason: () => null,
    sellsBundles: (_shop, _args, { shop }) =>
      shop.world.products.some((product) => product.hasVariantsThatRequiresComponents),
  }),
  CartTransformFeature: resolversOf<WorldShop>({ eligibleOperations: (shop) => shop }),
  CartTransformEligibleOperations: resolversOf<WorldShop>({
    expandOperation: () => true,
    mergeOperation: () => true,
    updateOperation: ({ plan }) => plan === "plus",
  }),
  Domain: resolversOf<WorldShop>({
    id: ({ id }) => toGid("Domain", id),
    host: ({ domain }) => domain,
    url: ({ domain }) => `https://${domain}`,
    sslEnabled: () => true,
  }),
  ShopAddress: resolversOf<WorldShop>({
    id: ({ id }) => toGid("ShopAddress", id),
    countryCodeV2: ({ countryCode }) => countryCode,
    countryCode: ({ countryCode }) => countryCode,
  }),
  ...MARKET_TYPES,
};

function planName(plan: WorldShop["plan"]): string {
  return plan === "plus" ? "Shopify Plus" : "Basic";
}

/** The countries of a market, each a region of its own. */
function regions(market: WorldMarket) {
  return market.countryCodes.map((code) => ({ __typename: "MarketRegionCountry", code, market }));
}
