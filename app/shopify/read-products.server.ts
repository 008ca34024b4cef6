import { z } from "zod";
import { toGid } from "#app/kernel/ids.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";
import {
  COLLECTION_FIELDS,
  CollectionNode,
  METAFIELD_FIELDS,
  MetafieldNode,
  PRODUCT_FIELDS,
  ProductNode,
  VARIANT_FIELDS,
  VariantNode,
} from "#app/shopify/product-fields.ts";

export type ProductWithVariants = {
  product: ProductNode;
  variants: VariantNode[];
  collections: CollectionNode[];
  metafields: MetafieldNode[];
};

/** Products a call: 5 with 20 variants, 20 collections and 50 metafields each stay well under the 1,000 points of one query. */
export const PRODUCTS_A_CALL = 5;
const FIRST_PAGE = 20;
/** A comparison shows a handful: of a product with more metafields than this, the first ones are enough. */
const METAFIELDS = 50;
const VARIANTS_A_PAGE = 100;

const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const Variants = z.object({ nodes: z.array(VariantNode), pageInfo: PageInfo });
const Collections = z.object({ nodes: z.array(CollectionNode) });
const Metafields = z.object({ nodes: z.array(MetafieldNode) });
const WithVariants = ProductNode.extend({ variants: Variants, collections: Collections, metafields: Metafields });

const readProductsDocument = `#graphql
  query ReadProducts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product {
        ${PRODUCT_FIELDS}
        variants(first: ${FIRST_PAGE}) { nodes { ${VARIANT_FIELDS} } pageInfo { hasNextPage endCursor } }
        collections(first: ${FIRST_PAGE}) { nodes { ${COLLECTION_FIELDS} } }
        metafields(first: ${METAFIELDS}) { nodes { ${METAFIELD_FIELDS} } }
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
  const { variants: first, collections, metafields, ...product } = node;
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
  return { product, variants, collections: collections.nodes, metafields: metafields.nodes };
}
