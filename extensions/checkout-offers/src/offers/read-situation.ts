import type { Api } from "@shopify/ui-extensions/purchase.checkout.block.render";
import type { Situation } from "./compose-offers.ts";
import { readCart } from "./read-cart.ts";
import { readPublished } from "./read-published.ts";

/** What is read of checkout. */
export type Checkout = Pick<Api, "lines" | "appMetafields" | "attributes" | "buyerIdentity" | "cost" | "instructions">;

const ARM = "_tandem_arm";

/**
 * What checkout knows now. Whether a company buys is personal data to Shopify: an app that may not know it is not told, and a
 * company could be promised what it isn't given; so who may not be known is taken for one.
 */
export function readSituation(api: Checkout, now: Date): Situation {
  const { canAddCartLine, canUpdateCartLine } = api.instructions.value.lines;
  const currency = api.cost.subtotalAmount.value.currencyCode;
  return {
    cart: readCart(api.lines.value, currency),
    published: readPublished(api.appMetafields.value),
    currency,
    arm: api.attributes.value.find(({ key }) => key === ARM)?.value || null,
    isCompany: api.buyerIdentity === undefined || api.buyerIdentity.purchasingCompany.value !== undefined,
    may: { add: canAddCartLine, update: canUpdateCartLine },
    now,
  };
}
