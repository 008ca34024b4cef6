import { z } from "zod";
import { readBulkResult } from "#app/shopify/bulk-operations.server.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import type { SavedMetafield } from "#app/shopify/save-metafields.server.ts";

/** Every app-owned metafield of every product. */
export const PRODUCT_METAFIELDS_BULK_QUERY = `#graphql
  query BulkProductMetafields {
    products {
      edges {
        node {
          id
          metafields(namespace: "$app") { edges { node { key compareDigest } } }
        }
      }
    }
  }
`;

const othersDocument = `#graphql
  query ReadOtherMetafields($discount: ID!, $namespace: String!, $hasDiscount: Boolean!) {
    shop { id metafields(first: 50, namespace: "$app") { nodes { key compareDigest } } }
    currentAppInstallation { id metafields(first: 50, namespace: $namespace) { nodes { key compareDigest } } }
    discountNode(id: $discount) @include(if: $hasDiscount) {
      metafields(first: 50, namespace: "$app") { nodes { key compareDigest } }
    }
  }
`;

const Metafield = z.object({ key: z.string(), compareDigest: z.string() });
const Metafields = z.object({ nodes: z.array(Metafield) });
const Others = z.object({
  shop: z.object({ id: z.string(), metafields: Metafields }),
  currentAppInstallation: z.object({ id: z.string(), metafields: Metafields }),
  discountNode: z.object({ metafields: Metafields }).nullish(),
});

const ProductLine = z.object({ id: z.string(), __parentId: z.undefined().optional() });
const MetafieldLine = Metafield.extend({ __parentId: z.string() });
const Line = z.union([MetafieldLine, ProductLine]);

/** A product that is there, or a metafield of one. */
export type ProductRow = { productId: string } | SavedMetafield;

/** Reads the result of `PRODUCT_METAFIELDS_BULK_QUERY`: every product once, every metafield of ours after it. */
export async function* readProductMetafields(url: string, signal?: AbortSignal): AsyncGenerator<ProductRow> {
  for await (const { text } of readBulkResult(url, 0, signal)) {
    const line = Line.parse(JSON.parse(text));
    if ("key" in line) yield { ownerId: line.__parentId, key: line.key, compareDigest: line.compareDigest };
    else yield { productId: line.id };
  }
}

/** Our metafields of what is no product: the shop, our installation, our discount (its gid as `discountGid`). */
export async function readOtherMetafields(
  shop: string,
  { discountGid, namespace }: { discountGid: string | null; namespace: string },
): Promise<SavedMetafield[]> {
  const variables = {
    namespace,
    discount: (discountGid ?? "gid://shopify/DiscountNode/0").replace("/DiscountAutomaticNode/", "/DiscountNode/"),
    hasDiscount: discountGid !== null,
  };
  const data = await callAdmin(shop, { document: othersDocument, answer: Others }, variables);
  const own = (ownerId: string, metafields: z.infer<typeof Metafields>) =>
    metafields.nodes.map((one) => ({ ownerId, ...one }));
  return [
    ...own(data.shop.id, data.shop.metafields),
    ...own(data.currentAppInstallation.id, data.currentAppInstallation.metafields),
    ...(discountGid && data.discountNode ? own(discountGid, data.discountNode.metafields) : []),
  ];
}
