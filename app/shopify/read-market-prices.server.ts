import { z } from "zod";
import { parseGid, toGid } from "#app/kernel/ids.ts";
import { parseMinor } from "#app/kernel/money.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";

/** Variants a call. `nodes` is charged for each id, with two objects in each: 600 points of the 1,000 that a query may cost. */
export const VARIANTS_A_CALL = 200;

const document = `#graphql
  query ReadMarketPrices($ids: [ID!]!, $country: CountryCode!) {
    nodes(ids: $ids) {
      ... on ProductVariant { id contextualPricing(context: { country: $country }) { price { amount currencyCode } } }
    }
  }
`;

const Variant = z.object({
  id: z.string(),
  contextualPricing: z.object({ price: z.object({ amount: z.string(), currencyCode: z.string() }) }),
});
const answer = z.object({ nodes: z.array(Variant.nullable()) });

/** What a variant costs somewhere, in the currency that is paid there. */
export type PriceThere = { variantId: bigint; minor: number; currency: string };

/** What up to `VARIANTS_A_CALL` variants cost shoppers of a country; those that Shopify doesn't know are absent. */
export async function readMarketPrices(
  shop: string,
  { country, variantIds }: { country: string; variantIds: readonly bigint[] },
): Promise<PriceThere[]> {
  const variables = { country, ids: variantIds.map((id) => toGid("ProductVariant", id)) };
  const { nodes } = await callAdmin(shop, { document, answer }, variables);
  return nodes.flatMap((node) => {
    if (!node) return [];
    const { amount, currencyCode } = node.contextualPricing.price;
    const variantId = parseGid(node.id, "ProductVariant");
    return [{ variantId, minor: parseMinor(amount, currencyCode), currency: currencyCode }];
  });
}
