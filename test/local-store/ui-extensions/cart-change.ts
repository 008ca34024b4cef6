import { z } from "zod";

const attributes = z.array(z.object({ key: z.string(), value: z.string() })).optional();
const sellingPlanId = z.string().optional();
const parent = z.union([z.object({ lineId: z.string() }), z.object({ merchandiseId: z.string() })]).optional();

const lines = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("addCartLine"),
    merchandiseId: z.string(),
    quantity: z.number().int(),
    attributes,
    sellingPlanId,
    parent,
  }),
  z.object({ type: z.literal("removeCartLine"), id: z.string(), quantity: z.number().int() }),
  z.object({
    type: z.literal("updateCartLine"),
    id: z.string(),
    merchandiseId: z.string().optional(),
    quantity: z.number().int().optional(),
    attributes,
    sellingPlanId: z.string().nullish(),
    parent,
  }),
]);
const attribute = z.discriminatedUnion("type", [
  z.object({ type: z.literal("updateAttribute"), key: z.string(), value: z.string() }),
  z.object({ type: z.literal("removeAttribute"), key: z.string() }),
]);
const code = z.object({ type: z.enum(["addDiscountCode", "removeDiscountCode"]), code: z.string() });
const note = z.discriminatedUnion("type", [
  z.object({ type: z.literal("updateNote"), note: z.string() }),
  z.object({ type: z.literal("removeNote") }),
]);

/** What an extension asks of the cart, in Shopify's own words (`CheckoutApi`). */
export const CartChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("lines"), change: lines }),
  z.object({ kind: z.literal("attribute"), change: attribute }),
  z.object({ kind: z.literal("code"), change: code }),
  z.object({ kind: z.literal("note"), change: note }),
]);
export type CartChange = z.infer<typeof CartChange>;
export type LinesChange = z.infer<typeof lines>;
