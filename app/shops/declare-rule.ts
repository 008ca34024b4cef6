import { z } from "zod";

/** A rule of the merchant's, as data: the form, the parsing and the tests loop over these. */
type Declared<Value> = { label: string; help: string; byDefault: Value; schema: z.ZodType<Value> };

/** `unit`: what stands behind the number. `step`: 0.5 allows whole and half. */
export type NumberRule = Declared<number> & {
  kind: "number";
  unit: "percent" | "offers" | "hours" | "customers";
  min: number;
  max: number;
  step: number;
};
export type SwitchRule = Declared<boolean> & { kind: "switch" };
/** Products by their legacy id. */
export type ProductsRule = Declared<bigint[]> & { kind: "products"; max: number };
export type Rule = NumberRule | SwitchRule | ProductsRule;

type Words = { label: string; help: string };

/** A number within its bounds. */
export function declareNumber(given: Words & Omit<NumberRule, "kind" | "schema">): NumberRule {
  const schema = z.number().min(given.min).max(given.max).multipleOf(given.step);
  return { kind: "number", ...given, schema };
}

/** On or off. */
export function declareSwitch(given: Words & { byDefault: boolean }): SwitchRule {
  return { kind: "switch", ...given, schema: z.boolean() };
}

/** So many different products at most; stored as texts, as JSON knows no number that large. */
export function declareProducts(given: Words & { max: number }): ProductsRule {
  const id = z.union([
    z.bigint(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(BigInt),
  ]);
  const schema = z
    .array(id)
    .max(given.max)
    .transform((ids) => [...new Set(ids)]);
  return { kind: "products", byDefault: [], ...given, schema };
}
