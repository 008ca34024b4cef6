import { z } from "zod";
import { type Decimal, readDecimal } from "./exact.ts";

/**
 * What a discount Function may answer for `cart.lines.discounts.generate.run` (API 2026-10). Anything else is invalid as a
 * whole, and then nothing is discounted. Conditions of order discounts and operations on discount codes are Shopify's too,
 * but the store does not know them: it calls them invalid, so that nobody relies on them here.
 */
const decimal = z.union([z.string(), z.number()]).transform((value, context): Decimal => {
  const read = readDecimal(value);
  if (read && read.digits >= 0n) return read;
  context.addIssue({ code: "custom", message: `${value} is not a decimal from 0` });
  return z.NEVER;
});

const percentage = z
  .strictObject({ value: decimal })
  .refine(({ value: { digits, scale } }) => digits <= 100n * 10n ** BigInt(scale), "a percentage is at most 100");

const oneOf = <Shape extends z.ZodType>(shape: Shape) =>
  shape.refine((value) => Object.values(value ?? {}).filter((one) => one != null).length === 1, "takes exactly one");

const fixedAmount = z.strictObject({ amount: decimal, appliesToEachItem: z.boolean().nullish() });
const value = oneOf(z.strictObject({ percentage: percentage.nullish(), fixedAmount: fixedAmount.nullish() }));
const orderFixedAmount = z.strictObject({ amount: decimal });
const orderValue = oneOf(z.strictObject({ percentage: percentage.nullish(), fixedAmount: orderFixedAmount.nullish() }));

const quantity = z.number().int().positive();
const target = z.strictObject({ cartLine: z.strictObject({ id: z.string(), quantity: quantity.nullish() }) });
const prerequisite = z.strictObject({ cartLine: z.strictObject({ id: z.string(), quantity }) });

const productCandidate = z.strictObject({
  targets: z.array(target).min(1),
  value,
  message: z.string().nullish(),
  prerequisites: z.array(prerequisite).nullish(),
});

const orderCandidate = z.strictObject({
  targets: z
    .array(z.strictObject({ orderSubtotal: z.strictObject({ excludedCartLineIds: z.array(z.string()) }) }))
    .length(1),
  value: orderValue,
  message: z.string().nullish(),
});

const operation = oneOf(
  z.strictObject({
    productDiscountsAdd: z
      .strictObject({
        selectionStrategy: z.enum(["FIRST", "MAXIMUM", "ALL"]),
        candidates: z.array(productCandidate).min(1),
      })
      .nullish(),
    orderDiscountsAdd: z
      .strictObject({ selectionStrategy: z.enum(["FIRST", "MAXIMUM"]), candidates: z.array(orderCandidate).min(1) })
      .nullish(),
  }),
);

const output = z.strictObject({ operations: z.array(operation) });

export type FunctionOutput = z.infer<typeof output>;
export type ProductCandidate = z.infer<typeof productCandidate>;
export type OrderCandidate = z.infer<typeof orderCandidate>;
export type SelectionStrategy = "FIRST" | "MAXIMUM" | "ALL";

/** Reads a Function's output; the problem says in words what is wrong with it. */
export function readFunctionOutput(
  given: unknown,
): { ok: true; output: FunctionOutput } | { ok: false; problem: string } {
  const read = output.safeParse(given);
  return read.success ? { ok: true, output: read.data } : { ok: false, problem: z.prettifyError(read.error) };
}
