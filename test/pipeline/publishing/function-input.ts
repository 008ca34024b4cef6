import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, executeSync, type IntrospectionQuery, parse } from "graphql";

const QUERY = "extensions/bundle-discount/src/cart-lines-discounts-generate-run.graphql";
const SCHEMA = "@shopify/dev-mcp/dist/data/functions_discount_2026-10.json.gz";

/** A line of the worst cart: every value as long as Shopify makes it. `rules` is the product's `bundle_rules`. */
export type WorstLine = { productId: number; rules: unknown };

/**
 * What Shopify hands to the discount Function for a cart, byte for byte as its own schema and our input query make it: the
 * longest ids, prices and quantities there are, a subscription on each line, a signed-in customer of a company.
 */
export function composeFunctionInput(
  lines: readonly WorstLine[],
  beside: { config: unknown; audiences: unknown },
): string {
  const rootValue = {
    cart: {
      lines: lines.map(composeLine),
      cost: { subtotalAmount: { currencyCode: "GBP" } },
      buyerIdentity: {
        isAuthenticated: false,
        purchasingCompany: { __typename: "PurchasingCompany" },
        customer: { metafield: { jsonValue: beside.audiences } },
      },
    },
    localization: { language: { isoCode: "ZH_CN" } },
    shop: { localTime: { date: "2026-11-22" } },
    discount: { discountClasses: ["PRODUCT", "ORDER", "SHIPPING"], metafield: { jsonValue: beside.config } },
  };
  const { data, errors } = executeSync({
    schema: loadSchema(),
    document: parse(readFileSync(QUERY, "utf8")),
    rootValue,
  });
  if (errors?.[0]) throw errors[0];
  return JSON.stringify(data);
}

function composeLine({ productId, rules }: WorstLine, at: number) {
  const uuid = `ffffffff-ffff-ffff-ffff-${String(at).padStart(12, "f")}`;
  return {
    id: `gid://shopify/CartLine/${uuid}`,
    quantity: 1000,
    cost: { amountPerQuantity: { amount: "1000000.00" } },
    sellingPlanAllocation: { __typename: "SellingPlanAllocation" },
    merchandise: {
      __typename: "ProductVariant",
      id: `gid://shopify/ProductVariant/${45_000_000_000_000 + at}`,
      product: { id: `gid://shopify/Product/${productId}`, metafield: { jsonValue: rules } },
    },
  };
}

function loadSchema() {
  // The package exports no path to its data, so it is looked for in the node_modules folders that Node would ask.
  for (const folder of createRequire(import.meta.url).resolve.paths(SCHEMA) ?? []) {
    try {
      const file: { data: IntrospectionQuery } = JSON.parse(gunzipSync(readFileSync(join(folder, SCHEMA))).toString());
      return buildClientSchema(file.data, { assumeValid: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  throw new Error(`${SCHEMA} is not installed`);
}
