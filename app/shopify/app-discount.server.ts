import { z } from "zod";
import { config } from "#app/runtime/config.server.ts";
import { callAdmin } from "#app/shopify/call-admin.server.ts";

const findDocument = `#graphql
  query FindAppDiscounts($after: String) {
    discountNodes(first: 50, after: $after) {
      nodes {
        discount {
          __typename
          ... on DiscountAutomaticApp { discountId status appDiscountType { appKey } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
    shop { id }
    currentAppInstallation { id }
  }
`;

const createDocument = `#graphql
  mutation CreateAppDiscount($discount: DiscountAutomaticAppInput!) {
    discountAutomaticAppCreate(automaticAppDiscount: $discount) {
      automaticAppDiscount { discountId }
      userErrors { code field message }
    }
  }
`;

const deleteDocument = `#graphql
  mutation DeleteAppDiscount($id: ID!) {
    discountAutomaticDelete(id: $id) { userErrors { code field message } }
  }
`;

const UserErrors = z.array(z.object({ message: z.string() }));
const Found = z.object({
  discountNodes: z.object({
    nodes: z.array(
      z.object({
        discount: z.union([
          z.object({
            __typename: z.literal("DiscountAutomaticApp"),
            discountId: z.string(),
            status: z.string(),
            appDiscountType: z.object({ appKey: z.string() }),
          }),
          // Discounts of the merchant's own.
          z.object({ __typename: z.string(), discountId: z.undefined().optional() }),
        ]),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
  shop: z.object({ id: z.string() }),
  currentAppInstallation: z.object({ id: z.string() }),
});
const Created = z.object({
  discountAutomaticAppCreate: z.object({
    automaticAppDiscount: z.object({ discountId: z.string() }).nullable(),
    userErrors: UserErrors,
  }),
});
const Deleted = z.object({ discountAutomaticDelete: z.object({ userErrors: UserErrors }) });

/** An automatic discount of ours. `isActive` false: the merchant ended it, or it has not begun. */
export type AppDiscount = { id: string; isActive: boolean };

/** Our own automatic discounts, oldest first, and the ids of what else holds data of ours. */
export async function findAppDiscounts(shop: string) {
  const discounts: AppDiscount[] = [];
  for (let after: string | null = null; ; ) {
    const data: z.infer<typeof Found> = await callAdmin(shop, { document: findDocument, answer: Found }, { after });
    const { nodes, pageInfo } = data.discountNodes;
    for (const { discount } of nodes) {
      if (discount.discountId === undefined || discount.appDiscountType.appKey !== config().apiKey) continue;
      discounts.push({ id: discount.discountId, isActive: discount.status === "ACTIVE" });
    }
    if (!pageInfo.hasNextPage) {
      return { discounts, shopGid: data.shop.id, installationGid: data.currentAppInstallation.id };
    }
    after = pageInfo.endCursor;
  }
}

/** What an automatic discount of ours is made with. */
export type AppDiscountInput = { title: string; functionHandle: string; startsAt: Date };

/**
 * Makes an automatic discount that the Function behind `functionHandle` decides on: for products, for one-time purchases
 * only, beside whatever other discounts the shopper has.
 * @returns its gid, or Shopify's reason (25 discount Functions at most, a Function that is not released).
 */
export async function createAppDiscount(
  shop: string,
  { title, functionHandle, startsAt }: AppDiscountInput,
): Promise<{ id: string } | { refused: string }> {
  const discount = {
    title,
    functionHandle,
    startsAt: startsAt.toISOString(),
    discountClasses: ["PRODUCT"],
    combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
    // Both said: what Shopify assumes where they are left out is not documented.
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
  };
  const data = await callAdmin(shop, { document: createDocument, answer: Created }, { discount });
  const { automaticAppDiscount, userErrors } = data.discountAutomaticAppCreate;
  if (automaticAppDiscount) return { id: automaticAppDiscount.discountId };
  return { refused: userErrors.map((one) => one.message).join("; ") };
}

/** Deletes a discount of ours; one that is gone already is no error. */
export async function deleteAppDiscount(shop: string, id: string): Promise<void> {
  await callAdmin(shop, { document: deleteDocument, answer: Deleted }, { id });
}
