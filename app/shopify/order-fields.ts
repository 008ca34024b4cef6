import { z } from "zod";

/**
 * What we ask of an order and of its lines: the same for bulk operations, webhooks' fetches and the reconcile. No name,
 * address or e-mail: level 1 of Shopify's protected customer data is enough. Of the address only the country.
 */
export const MONEY_FIELDS = "shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }";

export const ORDER_FIELDS = `
  id name createdAt processedAt updatedAt cancelledAt test sourceName
  currencyCode presentmentCurrencyCode displayFinancialStatus checkoutToken cartToken
  app { id }
  customer { id }
  purchasingEntity { __typename }
  shippingAddress { countryCodeV2 }
  customAttributes { key value }
  suggestion: metafield(namespace: "$app", key: "suggestion") { value updatedAt }
  subtotalPriceSet { ${MONEY_FIELDS} }
  totalDiscountsSet { ${MONEY_FIELDS} }
  totalShippingPriceSet { ${MONEY_FIELDS} }
  totalTaxSet { ${MONEY_FIELDS} }
  totalPriceSet { ${MONEY_FIELDS} }
  totalRefundedSet { ${MONEY_FIELDS} }
`;

export const LINE_FIELDS = `
  id title variantTitle vendor sku quantity currentQuantity isGiftCard
  product { id }
  variant { id }
  sellingPlan { name }
  lineItemGroup { id }
  customAttributes { key value }
  originalUnitPriceSet { ${MONEY_FIELDS} }
  discountAllocations {
    allocatedAmountSet { ${MONEY_FIELDS} }
    discountApplication {
      __typename
      ... on AutomaticDiscountApplication { title }
      ... on DiscountCodeApplication { code }
      ... on ManualDiscountApplication { title }
      ... on ScriptDiscountApplication { title }
    }
  }
`;

const Money = z.object({ amount: z.string(), currencyCode: z.string() });
export const MoneyBag = z.object({ shopMoney: Money, presentmentMoney: Money });
const Attribute = z.object({ key: z.string(), value: z.string().nullable() });
const Node = z.object({ id: z.string() });

export const OrderNode = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  processedAt: z.string(),
  updatedAt: z.string(),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  sourceName: z.string().nullable(),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  displayFinancialStatus: z.string().nullable(),
  checkoutToken: z.string().nullable(),
  cartToken: z.string().nullable(),
  app: Node.nullable(),
  customer: Node.nullable(),
  purchasingEntity: z.object({ __typename: z.string() }).nullable(),
  shippingAddress: z.object({ countryCodeV2: z.string().nullable() }).nullable(),
  customAttributes: z.array(Attribute),
  suggestion: z.object({ value: z.string(), updatedAt: z.string() }).nullable(),
  subtotalPriceSet: MoneyBag.nullable(),
  totalDiscountsSet: MoneyBag.nullable(),
  totalShippingPriceSet: MoneyBag,
  totalTaxSet: MoneyBag.nullable(),
  totalPriceSet: MoneyBag,
  totalRefundedSet: MoneyBag,
});

export const LineNode = z.object({
  id: z.string(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  vendor: z.string().nullable(),
  sku: z.string().nullable(),
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  isGiftCard: z.boolean(),
  product: Node.nullable(),
  variant: Node.nullable(),
  sellingPlan: z.object({ name: z.string() }).nullable(),
  lineItemGroup: Node.nullable(),
  customAttributes: z.array(Attribute),
  originalUnitPriceSet: MoneyBag,
  discountAllocations: z.array(
    z.object({
      allocatedAmountSet: MoneyBag,
      discountApplication: z.object({
        __typename: z.string(),
        title: z.string().optional(),
        code: z.string().optional(),
      }),
    }),
  ),
});

export type OrderNode = z.infer<typeof OrderNode>;
export type LineNode = z.infer<typeof LineNode>;
