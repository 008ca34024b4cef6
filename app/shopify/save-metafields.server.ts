import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import { ShopifyRefused } from "#app/shopify/errors.ts";

/** Also run line by line by a bulk operation, whose result then tells what became of each line. */
export const SAVE_METAFIELDS = `#graphql
  mutation SaveMetafields($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      metafields {
        key
        compareDigest
        owner {
          ... on Product { id }
          ... on Shop { id }
          ... on AppInstallation { id }
          ... on DiscountNode { id }
          ... on DiscountAutomaticNode { id }
        }
      }
      userErrors { code field message }
    }
  }
`;

export const SavedMetafields = z.object({
  metafieldsSet: z.object({
    metafields: z
      .array(z.object({ key: z.string(), compareDigest: z.string(), owner: z.object({ id: z.string() }) }))
      .nullable(),
    userErrors: z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() })),
  }),
});

/**
 * A metafield as it is to be. Without a namespace it is app-owned (`$app`) and its type the one that shopify.app.toml
 * defines.
 */
export type MetafieldValue = { ownerId: string; key: string; value: string; namespace?: string; type?: string };

/** Shopify takes this many in one call, all or none of them. */
export const METAFIELDS_A_CALL = 25;

/** What Shopify has now; its `compareDigest` changes with the value. */
export type SavedMetafield = { ownerId: string; key: string; compareDigest: string };

/** Why a metafield was refused. `isOwnerGone`: what it belongs to does not exist; `missingId`: what it refers to does not. */
export type RefusedMetafield = {
  ownerId: string;
  key: string;
  reason: string;
  isOwnerGone: boolean;
  missingId: string | null;
};

export type SaveOutcome = { saved: SavedMetafield[] } | { refused: RefusedMetafield[] };

/**
 * Writes up to `METAFIELDS_A_CALL` metafields, all or none of them.
 * @returns what Shopify took, or which of them it refused and why; the others can be sent again.
 * @throws ShopifyRefused when it names none of them.
 */
export async function saveMetafields(shop: string, metafields: readonly MetafieldValue[]): Promise<SaveOutcome> {
  const operation = { document: SAVE_METAFIELDS, answer: SavedMetafields };
  const { metafieldsSet } = await callAdmin(shop, operation, { metafields: metafields.map(toMetafieldInput) });
  const { userErrors } = metafieldsSet;
  if (userErrors.length === 0) return { saved: readSaved(metafieldsSet.metafields ?? []) };
  const refused = userErrors.flatMap(({ field, message }) => {
    const about = metafields[Number(field?.[1])];
    return about ? [explain(about, field ?? [], message)] : [];
  });
  if (refused.length === 0) {
    throw new ShopifyRefused(`Shopify refused metafields: ${userErrors.map((one) => one.message).join("; ")}`);
  }
  return { refused };
}

/** A metafield as the mutation takes it. */
export function toMetafieldInput({ ownerId, key, value, namespace = "$app", type }: MetafieldValue) {
  return { ownerId, namespace, key, value, ...(type && { type }) };
}

/** Metafields that Shopify says it has stored. */
export function readSaved(
  metafields: NonNullable<z.infer<typeof SavedMetafields>["metafieldsSet"]["metafields"]>,
): SavedMetafield[] {
  return metafields.map(({ key, compareDigest, owner }) => ({
    // A discount goes by two gids; we know it by this one.
    ownerId: owner.id.replace("/DiscountNode/", "/DiscountAutomaticNode/"),
    key,
    compareDigest,
  }));
}

function explain({ ownerId, key }: MetafieldValue, field: string[], reason: string): RefusedMetafield {
  // Shopify's words, e.g. "Value references non-existent resource gid://shopify/Product/1."
  const missingId = /non-existent resource (gid:\/\/shopify\/\w+\/\d+)/.exec(reason)?.[1] ?? null;
  return { ownerId, key, reason, isOwnerGone: field[2] === "ownerId", missingId };
}
