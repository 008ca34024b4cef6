import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";

/** A country of a market, and the currency that it pays in there. */
export type MarketCountry = {
  code: string;
  currency: string;
  /** One unit of the shop's currency is this many of that one, where the merchant set it by hand; else Shopify tells no rate. */
  manualRate: string | null;
};

export type Market = { name: string; countries: MarketCountry[] };

const MARKETS_A_PAGE = 50;
const REGIONS_A_PAGE = 250;

const marketsDocument = `#graphql
  query ReadMarkets($after: String) {
    markets(first: ${MARKETS_A_PAGE}, after: $after) {
      nodes { id name status type currencySettings { baseCurrency { currencyCode manualRate } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const regionsDocument = `#graphql
  query ReadMarketRegions($id: ID!, $after: String) {
    market(id: $id) {
      conditions {
        regionsCondition {
          regions(first: ${REGIONS_A_PAGE}, after: $after) {
            nodes {
              __typename
              ... on MarketRegionCountry { code currency { currencyCode manualRate } }
              ... on MarketRegionSubdivision { country { code } }
            }
            pageInfo { hasNextPage endCursor }
          }
        }
      }
    }
  }
`;

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const Currency = z.object({ currencyCode: z.string(), manualRate: z.string().nullable() });
const MarketNode = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  type: z.string(),
  currencySettings: z.object({ baseCurrency: Currency }).nullable(),
});
const Markets = z.object({ markets: z.object({ nodes: z.array(MarketNode), pageInfo: PageInfo }) });
const Region = z.discriminatedUnion("__typename", [
  z.object({ __typename: z.literal("MarketRegionCountry"), code: z.string(), currency: Currency }),
  z.object({ __typename: z.literal("MarketRegionSubdivision"), country: z.object({ code: z.string() }) }),
]);
const Regions = z.object({
  market: z
    .object({
      conditions: z
        .object({
          regionsCondition: z.object({ regions: z.object({ nodes: z.array(Region), pageInfo: PageInfo }) }).nullable(),
        })
        .nullable(),
    })
    .nullable(),
});

/** The active markets of shoppers from certain countries; those of companies, places and channels are left out. */
export async function readMarkets(shop: string): Promise<Market[]> {
  const found: z.infer<typeof MarketNode>[] = [];
  for (let after: string | null = null; ; ) {
    const data: z.infer<typeof Markets> = await callAdmin(
      shop,
      { document: marketsDocument, answer: Markets },
      { after },
    );
    found.push(...data.markets.nodes.filter(({ status, type }) => status === "ACTIVE" && type === "REGION"));
    if (!data.markets.pageInfo.hasNextPage) break;
    after = data.markets.pageInfo.endCursor;
  }
  const markets: Market[] = [];
  for (const market of found) markets.push({ name: market.name, countries: await readCountries(shop, market) });
  return markets;
}

async function readCountries(
  shop: string,
  { id, currencySettings }: z.infer<typeof MarketNode>,
): Promise<MarketCountry[]> {
  const countries: MarketCountry[] = [];
  for (let after: string | null = null; ; ) {
    const operation = { document: regionsDocument, answer: Regions };
    const data: z.infer<typeof Regions> = await callAdmin(shop, operation, { id, after });
    const regions = data.market?.conditions?.regionsCondition?.regions;
    for (const region of regions?.nodes ?? []) {
      const isWhole = region.__typename === "MarketRegionCountry";
      const paid = isWhole ? region.currency : currencySettings?.baseCurrency;
      const code = isWhole ? region.code : region.country.code;
      if (paid) countries.push({ code, currency: paid.currencyCode, manualRate: paid.manualRate });
    }
    if (!regions?.pageInfo.hasNextPage) return countries;
    after = regions.pageInfo.endCursor;
  }
}
