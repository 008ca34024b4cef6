import { type Attribute, readCart, type ShopifyLine } from "./read-cart.ts";
import { type AppMetafield, readPublished } from "./read-published.ts";
import type { Situation } from "./situation.ts";

/** What is read of a page, be it checkout, thank-you or order status. */
export type Page = {
  lines: { value: readonly ShopifyLine[] };
  appMetafields: { value: readonly AppMetafield[] };
  attributes: { value: readonly Attribute[] | undefined };
  buyerIdentity?: { purchasingCompany: { value: unknown } } | undefined;
  cost: { subtotalAmount: { value: { currencyCode: string } } };
  localization: { country: { value: { isoCode: string } | undefined }; language: { value: { isoCode: string } } };
};

const ARM = "_tandem_arm";

/**
 * What the page knows now. Whether a company buys is personal data to Shopify: an app that may not know it is not told, and a
 * company could be promised what it isn't given; so who may not be known is taken for one.
 */
export function readSituation(page: Page, now: Date): Situation {
  const currency = page.cost.subtotalAmount.value.currencyCode;
  return {
    cart: readCart(page.lines.value, currency),
    published: readPublished(page.appMetafields.value),
    currency,
    arm: page.attributes.value?.find(({ key }) => key === ARM)?.value || null,
    isCompany: page.buyerIdentity === undefined || page.buyerIdentity.purchasingCompany.value !== undefined,
    now,
  };
}

/** Where the buyer is and what they pay in: what prices and titles are asked for. */
export function readPlace({ localization: { country, language } }: Page, currency: string) {
  return { country: country.value?.isoCode, language: language.value.isoCode, currency };
}
