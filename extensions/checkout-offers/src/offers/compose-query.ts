import { toProductGid } from "./ids.ts";
import type { Need } from "./live.ts";

/** Variants that a select can hold: a product with more is not offered, as on the theme's pages. */
export const MOST_VARIANTS = 100;
/** Products asked for at once. */
export const MOST_PRODUCTS = 24;

/** Where a buyer is, as far as checkout knows. */
export type Place = { country: string | undefined; language: string };

const LANGUAGES_WITH_REGION = ["PT_BR", "PT_PT", "ZH_CN", "ZH_TW"];

const PRODUCT = `fragment Product on Product {
  id title handle availableForSale isGiftCard requiresSellingPlan
  featuredImage { url(transform: { maxWidth: 128, maxHeight: 128 }) }
  options { name optionValues { name } }
  variantsCount { count }
  variants(first: ${MOST_VARIANTS}) {
    nodes {
      id title availableForSale weight weightUnit
      price { amount currencyCode }
      compareAtPrice { amount }
      image { url(transform: { maxWidth: 128, maxHeight: 128 }) }
      quantityRule { minimum maximum increment }
    }
  }
  bundles: metafield(namespace: "$app", key: "bundles") { value }
  facts: metafields(identifiers: $facts) { namespace key type value }
}`;

/**
 * One operation of the Storefront API for all that is needed: products by id, words by handle. `@inContext` gives the prices,
 * the titles and what is in stock where the buyer is.
 */
export function composeQuery(
  need: Need,
  { country, language }: Place,
): { query: string; variables: Record<string, unknown> } {
  const asked = need.words.map((_, at) => `$w${at}: String!`).join(", ");
  const words = need.words.map(
    (_, at) => `w${at}: metaobject(handle: { type: "$app:words", handle: $w${at} }) {
    title: field(key: "title") { value }
    call: field(key: "call_to_action") { value }
  }`,
  );
  const query = `query Offers($ids: [ID!]!, $facts: [HasMetafieldsIdentifier!]!, $country: CountryCode, $language: LanguageCode${asked && `, ${asked}`}) @inContext(country: $country, language: $language) {
  nodes(ids: $ids) { ...Product }
  ${words.join("\n  ")}
}
${PRODUCT}`;
  const variables = {
    ids: need.products.slice(0, MOST_PRODUCTS).map(toProductGid),
    facts: need.facts.map(toIdentifier),
    ...{ country, language: toLanguageCode(language) },
    ...Object.fromEntries(need.words.map((handle, at) => [`w${at}`, handle])),
  };
  return { query, variables };
}

/** Checkout says `pt-BR`, the Storefront API `PT_BR`; of most languages it knows no regions. */
function toLanguageCode(isoCode: string): string {
  const code = isoCode.toUpperCase().replace("-", "_");
  return LANGUAGES_WITH_REGION.includes(code) ? code : code.slice(0, 2);
}

function toIdentifier(fact: string): { namespace: string; key: string } {
  const [namespace = "", key = ""] = fact.split(".");
  return { namespace, key };
}
