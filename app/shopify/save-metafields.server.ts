import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { ShopifyRefused } from "#app/shopify/errors.ts";

const document = `#graphql
  mutation SaveMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields { id }
      userErrors { code field message }
    }
  }
`;

const answer = z.object({
  metafieldsSet: z.object({
    metafields: z.array(z.object({ id: z.string() })).nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

/** One app-owned metafield as it is to be: its namespace is `$app`, its type the one that shopify.app.toml defines. */
export type MetafieldValue = { ownerId: string; key: string; value: string };

/** Shopify takes this many in one call, all or none of them. */
export const METAFIELDS_A_CALL = 25;

/**
 * Writes up to `METAFIELDS_A_CALL` metafields, all or none.
 * @throws ShopifyRefused with Shopify's reasons, naming the owner and key of each.
 */
export async function saveMetafields(shop: string, metafields: readonly MetafieldValue[]): Promise<void> {
  const input = metafields.map((metafield) => ({ namespace: "$app", ...metafield }));
  const { metafieldsSet } = await callAdmin(shop, { document, answer }, { metafields: input });
  if (metafieldsSet.userErrors.length === 0) return;
  const reasons = metafieldsSet.userErrors.map(({ field, message }) => {
    const about = metafields[Number(field?.[1])];
    return about ? `${about.ownerId} ${about.key}: ${message}` : message;
  });
  throw new ShopifyRefused(`Shopify refused metafields: ${reasons.join("; ")}`);
}
