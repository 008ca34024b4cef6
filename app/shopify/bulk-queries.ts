import { LINE_FIELDS, ORDER_FIELDS } from "#app/shopify/order-fields.ts";
import { COLLECTION_FIELDS, METAFIELD_FIELDS, PRODUCT_FIELDS, VARIANT_FIELDS } from "#app/shopify/product-fields.ts";

/**
 * What bulk operations read. Shopify allows five connections in a query, two levels deep, and none inside a list: refunds
 * can't be read line by line here, so a line's `currentQuantity` tells what is left of it.
 */
export const PRODUCTS_BULK_QUERY = `#graphql
  query BulkProducts {
    products {
      edges {
        node {
          ${PRODUCT_FIELDS}
          variants { edges { node { ${VARIANT_FIELDS} } } }
          collections { edges { node { ${COLLECTION_FIELDS} } } }
          metafields { edges { node { ${METAFIELD_FIELDS} } } }
        }
      }
    }
  }
`;

export const ORDERS_BULK_QUERY = `#graphql
  query BulkOrders {
    orders {
      edges {
        node {
          ${ORDER_FIELDS}
          lineItems { edges { node { ${LINE_FIELDS} } } }
        }
      }
    }
  }
`;
