import { toGid } from "#test/local-store/admin-api/gid.ts";
import { amountText } from "#test/local-store/admin-api/types/money.ts";
import { toConnection } from "#test/local-store/graphql/connection.ts";
import type { Resolvers } from "#test/local-store/graphql/run-operation.ts";
import { orderAmounts, orderShipping } from "#test/local-store/order-status/order-amounts.ts";
import type { WorldLine, WorldOrder } from "#test/local-store/world/types.ts";
import { type CustomerContext, resolversOf } from "./context.ts";

export const orderFields = resolversOf<WorldOrder>({
  id: ({ id }) => toGid("Order", id),
  name: ({ name }) => name,
  number: ({ name }) => Number(name.replace(/\D/g, "")),
  createdAt: ({ createdAt }) => createdAt,
  processedAt: ({ processedAt }) => processedAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  cancelledAt: ({ cancelledAt }) => cancelledAt,
  currencyCode: ({ presentmentCurrency }) => presentmentCurrency,
  note: ({ note }) => note ?? null,
  totalPrice: (order, _args, { shop }) => {
    const { currency, totalMinor } = orderAmounts(shop, order);
    return { amount: amountText(totalMinor + (orderShipping(order) ?? 0), currency), currencyCode: currency };
  },
  lineItems: ({ lines }, args) => toConnection(lines, args, (line) => line),
});

export const lineTypes: Resolvers<CustomerContext> = {
  LineItem: resolversOf<WorldLine>({
    id: ({ id }) => toGid("LineItem", id),
    title: ({ title }) => title,
    name: ({ title, variantTitle }) => (variantTitle === null ? title : `${title} - ${variantTitle}`),
    variantTitle: ({ variantTitle }) => variantTitle,
    quantity: ({ quantity }) => quantity,
    productId: ({ productId }) => (productId === null ? null : toGid("Product", productId)),
    variantId: ({ variantId }) => (variantId === null ? null : toGid("ProductVariant", variantId)),
    sku: ({ sku }) => sku,
    vendor: ({ vendor }) => vendor,
    giftCard: ({ isGiftCard }) => isGiftCard,
    customAttributes: ({ attributes }) => attributes,
  }),
};
