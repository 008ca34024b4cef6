import { z } from "zod";
import { callAdmin } from "#app/shopify/call-admin.server.ts";

const document = `#graphql
  query ReadShop {
    shop {
      name
      currencyCode
      ianaTimezone
      shopAddress { countryCodeV2 }
      plan { publicDisplayName }
    }
    currentAppInstallation { accessScopes { handle } }
  }
`;

const answer = z.object({
  shop: z.object({
    name: z.string(),
    currencyCode: z.string(),
    ianaTimezone: z.string(),
    shopAddress: z.object({ countryCodeV2: z.string().nullable() }),
    plan: z.object({ publicDisplayName: z.string() }),
  }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** The shop's own facts, and the scopes that Shopify granted. */
export async function readShop(shop: string) {
  const data = await callAdmin(shop, { document, answer });
  return {
    name: data.shop.name,
    currency: data.shop.currencyCode,
    timeZone: data.shop.ianaTimezone,
    countryCode: data.shop.shopAddress.countryCodeV2,
    planName: data.shop.plan.publicDisplayName,
    scopes: data.currentAppInstallation.accessScopes.map((scope) => scope.handle),
  };
}
