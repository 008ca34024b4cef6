import { GiveUp } from "#app/jobs/define-job.ts";

/** Shopify did not answer, or said it can't just now: the same call may go through later. */
export class ShopifyUnavailable extends Error {
  override name = "ShopifyUnavailable";
}

/** Shopify no longer takes our credentials for this shop: only the merchant can mend it, by opening the app. */
export class ShopifyAccessLost extends GiveUp {
  override name = "ShopifyAccessLost";

  constructor(shop: string) {
    super(`Shopify no longer lets Tandem into ${shop}. Open Tandem in the Shopify admin once: that renews its access.`);
  }
}

/** Shopify understood the call and refused it (GraphQL errors or userErrors): sending it again changes nothing. */
export class ShopifyRefused extends GiveUp {
  override name = "ShopifyRefused";
}
