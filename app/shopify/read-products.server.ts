import { z } from "zod";
import { toGid } from "#app/kernel/ids.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import {
  COLLECTION_FIELDS,
  CollectionNode,
  PRODUCT_FIELDS,
  ProductNode,
  VARIANT_FIELDS,
  VariantNode,
} from "#app/shopify/product-fields.ts";

export type ProductWithVariants = { product: ProductNode; variants: VariantNode[]; collections: CollectionNode[] };

/** Products a call: 5 with 20 variants and 20 collections each stay well under the 1,000 points of one query. */
export const PRODUCTS_A_CALL = 5;
const FIRST_PAGE = 20;
const VARIANTS_A_PAGE = 100;

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const Variants = z.object({ nodes: z.array(VariantNode), pageInfo: PageInfo });
const Collections = z.object({ nodes: z.array(CollectionNode) });
const WithVariants = ProductNode.extend({ variants: Variants, collections: Collections });

const readProductsDocument = `#graphql
  query ReadProducts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        ${PRODUCT_FIELDS}
        variants(first: ${FIRST_PAGE}) { nodes { ${VARIANT_FIELDS} } pageInfo { hasNextPage endCursor } }
        collections(first: ${FIRST_PAGE}) { nodes { ${COLLECTION_FIELDS} } }
      }
    }
  }
`;

const readMoreVariantsDocument = `#graphql
  query ReadMoreVariants($id: ID!, $after: String!) {
    product(id: $id) {
      variants(first: ${VARIANTS_A_PAGE}, after: $after) { nodes { ${VARIANT_FIELDS} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

/** The present state of up to `PRODUCTS_A_CALL` products, by legacy id; those that Shopify doesn't know are absent. */
export async function readProducts(shop: string, ids: readonly string[]): Promise<ProductWithVariants[]> {
  const answer = z.object({ nodes: z.array(WithVariants.nullable()) });
  const operation = { document: readProductsDocument, answer };
  const { nodes } = await callAdmin(shop, operation, { ids: ids.map((id) => toGid("Product", id)) });
  const found: ProductWithVariants[] = [];
  for (const node of nodes) if (node) found.push(await withAllVariants(shop, node));
  return found;
}

async function withAllVariants(shop: string, node: z.infer<typeof WithVariants>): Promise<ProductWithVariants> {
  const { variants: first, collections, ...product } = node;
  const variants = [...first.nodes];
  let page = first.pageInfo;
  const operation = {
    document: readMoreVariantsDocument,
    answer: z.object({ product: z.object({ variants: Variants }) }),
  };
  while (page.hasNextPage && page.endCursor !== null) {
    const data = await callAdmin(shop, operation, { id: product.id, after: page.endCursor });
    variants.push(...data.product.variants.nodes);
    page = data.product.variants.pageInfo;
  }
  return { product, variants, collections: collections.nodes };
}
