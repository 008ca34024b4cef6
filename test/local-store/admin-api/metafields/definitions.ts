import type { AppConfig, MetafieldDefinition } from "#test/local-store/admin-api/app-config.ts";
import type { AdminShop } from "#test/local-store/admin-api/context.ts";
import { ownPart } from "#test/local-store/admin-api/namespaces.ts";

/** A definition as `Metafield.definition` and `metafieldDefinitions` show it. */
export interface DefinitionNode {
  __typename: "MetafieldDefinition";
  id: number;
  name: string;
  namespace: string;
  key: string;
  type: string;
  ownerType: string;
}

/** The toml's word for each owner type. */
const TOML_OWNERS: Record<string, string> = {
  COLLECTION: "collection",
  COMPANY: "company",
  COMPANY_LOCATION: "company_location",
  CUSTOMER: "customer",
  DISCOUNT: "discount",
  MARKET: "market",
  ORDER: "order",
  PRODUCT: "product",
  PRODUCTVARIANT: "variant",
  SHOP: "shop",
};

/**
 * Shopify's standard definitions that matter to an app of this kind, template ids included
 * (https://shopify.dev/docs/apps/build/metafields/list-of-standard-definitions).
 */
export const STANDARD_DEFINITIONS = [
  { templateId: 6, ownerType: "PRODUCT", namespace: "reviews", key: "rating", type: "rating", name: "Product rating" },
  {
    templateId: 7,
    ownerType: "PRODUCT",
    namespace: "reviews",
    key: "rating_count",
    type: "number_integer",
    name: "Product rating count",
  },
  {
    templateId: 14,
    ownerType: "PRODUCT",
    namespace: "shopify--discovery--product_recommendation",
    key: "related_products",
    type: "list.product_reference",
    name: "Related products",
  },
  {
    templateId: 15,
    ownerType: "PRODUCT",
    namespace: "shopify--discovery--product_recommendation",
    key: "related_products_display",
    type: "single_line_text_field",
    name: "Related products settings",
  },
  {
    templateId: 16,
    ownerType: "PRODUCT",
    namespace: "shopify--discovery--product_recommendation",
    key: "complementary_products",
    type: "list.product_reference",
    name: "Complementary products",
  },
] as const;

/** All definitions of an owner type: the app's from its toml, and the standard ones that were enabled. */
export function definitionsOf(shop: AdminShop, config: AppConfig, ownerType: string): DefinitionNode[] {
  const appId = shop.installation?.appId ?? 0;
  const ofApp = config.metafields.filter((definition) => definition.owner === TOML_OWNERS[ownerType]);
  return [
    ...ofApp.map((definition) => appDefinition(definition, ownerType, appId, config)),
    ...shop.admin.standardDefinitions
      .filter((definition) => definition.ownerType === ownerType)
      .map(
        (definition): DefinitionNode => ({
          __typename: "MetafieldDefinition",
          name: standardName(definition),
          ...definition,
        }),
      ),
  ];
}

/** The definition of one metafield, or null. */
export function findDefinition(
  shop: AdminShop,
  config: AppConfig,
  wanted: { ownerType: string; namespace: string; key: string },
): DefinitionNode | null {
  const all = definitionsOf(shop, config, wanted.ownerType);
  return all.find((one) => one.namespace === wanted.namespace && one.key === wanted.key) ?? null;
}

/** Whether the namespace is the app's own `$app` (with or without a part behind it). */
export function isAppNamespace(namespace: string, appId: number): boolean {
  return ownPart(namespace, appId) !== null;
}

function appDefinition(
  definition: MetafieldDefinition,
  ownerType: string,
  appId: number,
  config: AppConfig,
): DefinitionNode {
  return {
    __typename: "MetafieldDefinition",
    id: 9_000_000_000 + config.metafields.indexOf(definition),
    name: definition.name,
    namespace: `app--${appId}`,
    key: definition.key,
    type: definition.type,
    ownerType,
  };
}

function standardName(wanted: { namespace: string; key: string }): string {
  return (
    STANDARD_DEFINITIONS.find((one) => one.namespace === wanted.namespace && one.key === wanted.key)?.name ?? wanted.key
  );
}
