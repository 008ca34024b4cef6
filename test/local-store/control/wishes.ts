import { z } from "zod";
import { createAdminFaults } from "#test/local-store/admin-api/faults.ts";
import type { OrderWish } from "#test/local-store/world/place-order.ts";
import type { World } from "#test/local-store/world/types.ts";

/** Bodies of the control's requests. */

const id = z.number().int().positive();
const quantity = z.number().int().positive();

export const nothing = z.object({});
export const orderId = z.object({ orderId: id });
export const productId = z.object({ productId: id });
export const customerId = z.object({ customerId: id });
export const collectionId = z.object({ collectionId: id });
export const merge = z.object({ keptId: id, goneId: id });
export const scopes = z.object({ scopes: z.array(z.string()) });
export const token = z.object({ expMs: z.number().optional() });
export const plan = z.object({ name: z.string(), handle: z.string(), status: z.string(), price: z.string() });
export const cancel = z.object({ orderId: id, refund: z.boolean().optional() });
export const clock = z.object({ advanceMs: z.number().min(0).optional(), speed: z.number().min(0).optional() });

export const order = z.object({
  lines: z.array(z.object({ variantId: id, quantity, unitPriceMinor: z.number().int().optional() })).optional(),
  customerId: id.nullish(),
  email: z.string().nullish(),
  countryCode: z.string().optional(),
  sourceName: z.string().optional(),
  appId: id.nullish(),
  companyId: id.nullish(),
  test: z.boolean().optional(),
  shippingMinor: z.number().int().min(0).optional(),
  discountCode: z.string().nullish(),
  presentmentCurrency: z.string().optional(),
  presentmentRate: z.number().positive().optional(),
  checkoutToken: z.string().nullish(),
  cartToken: z.string().nullish(),
  attributes: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
  tags: z.array(z.string()).optional(),
  processedAt: z.iso.datetime().optional(),
});

/** An order without lines gets one or two products of the shop, without a customer one of its customers. */
export function fillOrder(world: World, asked: z.infer<typeof order>): OrderWish {
  const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)];
  const variants = world.products.filter(({ status }) => status === "active").flatMap((product) => product.variants);
  const drawn = [pick(variants), pick(variants)].flatMap((variant) => variant?.id ?? []);
  const lines = asked.lines ?? [...new Set(drawn)].map((variantId) => ({ variantId, quantity: 1 }));
  const isAnonymous = asked.customerId === undefined && asked.email === undefined;
  return { ...asked, lines, customerId: isAnonymous ? pick(world.customers)?.id : asked.customerId };
}

export const orderEdit = z.object({
  orderId: id,
  set: z.array(z.object({ lineId: id, quantity: z.number().int().min(0) })).optional(),
  add: z.array(z.object({ variantId: id, quantity })).optional(),
});

export const refund = z.object({
  orderId: id,
  lines: z.array(z.object({ lineId: id, quantity })).optional(),
  extraMinor: z.number().int().min(0).optional(),
  restock: z.boolean().optional(),
});

export const discountId = z.object({ discountId: id });
export const discount = z.object({
  title: z.string().min(1),
  code: z.string().min(1).nullish(),
  discountClass: z.enum(["product", "order"]).optional(),
  value: z.union([
    z.strictObject({ percent: z.string().regex(/^\d{1,3}(\.\d+)?$/) }),
    z.strictObject({ fixedMinor: z.number().int().positive() }),
  ]),
  productIds: z.array(id).nullish(),
  minimumMinor: z.number().int().min(0).optional(),
  combinesWith: z.object({ productDiscounts: z.boolean(), orderDiscounts: z.boolean() }).partial().optional(),
  startsAt: z.iso.datetime().optional(),
  endsAt: z.iso.datetime().nullish(),
});

const productFields = z.object({
  title: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: z.enum(["active", "draft", "archived"]),
  publishedAt: z.iso.datetime().nullable(),
  isGiftCard: z.boolean(),
  requiresSellingPlan: z.boolean(),
  sellingPlans: z.array(z.object({ id, name: z.string() })),
});

const variantFields = z.object({
  priceMinor: z.number().int(),
  compareAtMinor: z.number().int().nullable(),
  costMinor: z.number().int().nullable(),
  inventoryQuantity: z.number().int(),
  sku: z.string().nullable(),
  quantityRule: z.object({ minimum: quantity, maximum: quantity.nullable(), increment: quantity }).optional(),
});

export const newProduct = productFields
  .partial()
  .extend({ title: z.string(), priceMinor: z.number().int().optional() });
export const productEdit = z.object({
  productId: id,
  set: productFields.partial().optional(),
  variants: z.array(z.object({ variantId: id, set: variantFields.partial() })).optional(),
});

const webhookFaultScope = {
  topic: z.string().optional(),
  shop: z.string().optional(),
  times: z.number().int().positive().optional(),
};
export const webhookFault = z.discriminatedUnion("kind", [
  z.object({ ...webhookFaultScope, kind: z.literal("duplicate"), copies: z.number().int().positive() }),
  z.object({ ...webhookFaultScope, kind: z.literal("delay"), ms: z.number().positive() }),
  z.object({
    ...webhookFaultScope,
    kind: z.enum(["drop", "reorder", "corrupt-hmac", "truncate", "malformed"]),
  }),
]);

export const authFault = z.object({
  kind: z.enum(["unreachable", "error", "refuse-refresh"]),
  shop: z.string().optional(),
  times: z.number().int().positive().optional(),
});

const count = z.number().int().min(0);
export const adminFaults = z
  .object({
    throttleNext: count,
    failNext: z
      .object({ times: count, status: z.union([z.literal(500), z.literal(502), z.literal(503), z.literal(504)]) })
      .nullable(),
    loseAnswerNext: count,
    hangNext: z.object({ times: count, ms: z.number().min(0) }).nullable(),
    truncateBulkDownload: z.object({ atByte: count, times: count }).nullable(),
    truncateBulkFileAtByte: count.nullable(),
    failBulkNext: z
      .object({ afterObjects: count, errorCode: z.enum(["ACCESS_DENIED", "INTERNAL_SERVER_ERROR", "TIMEOUT"]) })
      .nullable(),
    bulkPageDelayMs: count,
  })
  .partial();

export const noAdminFaults = createAdminFaults;
