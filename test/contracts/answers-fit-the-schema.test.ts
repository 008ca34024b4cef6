import { describe, expect, test } from "vitest";
import { z } from "zod";
import { LINE_FIELDS, LineNode, ORDER_FIELDS, OrderNode } from "#app/shopify/order-fields.ts";
import {
  COLLECTION_FIELDS,
  CollectionNode,
  METAFIELD_FIELDS,
  MetafieldNode,
  PRODUCT_FIELDS,
  ProductNode,
  VARIANT_FIELDS,
  VariantNode,
} from "#app/shopify/product-fields.ts";
import { makeAnswer } from "#test/contracts/make-answer.ts";
import { loadAdminSchema } from "#test/local-store/admin-api/schema.ts";

const { schema } = loadAdminSchema();

/** What is asked of a type, and what its answer is parsed with: null must be taken wherever Shopify may say it. */
const asked: [typeName: string, fields: string, parser: z.ZodType][] = [
  ["Order", ORDER_FIELDS, OrderNode],
  ["LineItem", LINE_FIELDS, LineNode],
  ["Product", PRODUCT_FIELDS, ProductNode],
  ["ProductVariant", VARIANT_FIELDS, VariantNode],
  ["Collection", COLLECTION_FIELDS, CollectionNode],
  ["Metafield", METAFIELD_FIELDS, MetafieldNode],
];

function problems(parser: z.ZodType, answer: unknown): string {
  const parsed = parser.safeParse(answer);
  return parsed.success ? "" : z.prettifyError(parsed.error);
}

describe.each(asked)("the answer about a %s", (typeName, fields, parser) => {
  test.each(["emptiest", "fullest"] as const)("is read at its %s", (fill) => {
    expect(problems(parser, makeAnswer(schema, typeName, fields, fill))).toBe("");
  });
});

test("a parser that does not expect a null of the schema is found", () => {
  const strict = z.object({ id: z.string(), cancelledAt: z.string() });
  expect(problems(strict, makeAnswer(schema, "Order", "id cancelledAt", "fullest"))).toBe("");
  expect(problems(strict, makeAnswer(schema, "Order", "id cancelledAt", "emptiest"))).toContain("cancelledAt");
});
