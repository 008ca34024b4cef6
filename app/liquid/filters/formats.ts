import { Decimal, round } from "#app/liquid/decimal.ts";
import { toNumber, toText } from "#app/liquid/values.ts";
import type { Filters } from "#app/liquid/world.ts";

const GRAMS: Record<string, number> = { g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 };
const SCRIPT_ESCAPES: Record<string, string> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

export const formatFilters: Filters = {
  json: (value) => toJson(value),
  weight_with_unit: (grams, { positional: [unit = "kg"] }) => writeWeight(toNumber(grams), toText(unit)),
};

/** JSON that can stand between `<script>` and `</script>`, whatever the texts in it say. */
export function toJson(value: unknown): string {
  return (JSON.stringify(value ?? null) ?? "null").replace(
    /[<>&\u2028\u2029]/g,
    (sign) => SCRIPT_ESCAPES[sign] ?? sign,
  );
}

/** Shopify keeps weights in grams. @throws for a unit it does not know */
function writeWeight(grams: number, unit: string): string {
  const weight = GRAMS[unit];
  if (weight === undefined) throw new Error(`${unit} is no unit of weight`);
  const value = round(grams / weight, 2);
  return `${unit === "g" ? value : new Decimal(value)} ${unit}`;
}
