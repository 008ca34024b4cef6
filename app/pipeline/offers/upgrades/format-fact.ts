import { z } from "zod";
import type { ProductFact } from "#app/pipeline/catalog/product.ts";

const UNITS: Record<string, string> = {
  ...{ MILLIMETERS: "mm", CENTIMETERS: "cm", METERS: "m", INCHES: "in", FEET: "ft", YARDS: "yd" },
  ...{ MILLILITERS: "ml", CENTILITERS: "cl", LITERS: "l", CUBIC_METERS: "m³", FLUID_OUNCES: "fl oz", PINTS: "pt" },
  ...{ QUARTS: "qt", GALLONS: "gal", IMPERIAL_FLUID_OUNCES: "fl oz", IMPERIAL_PINTS: "pt", IMPERIAL_QUARTS: "qt" },
  ...{ IMPERIAL_GALLONS: "gal", GRAMS: "g", KILOGRAMS: "kg", OUNCES: "oz", POUNDS: "lb" },
};

const Measurement = z.object({ value: z.number(), unit: z.string() });
const Texts = z.array(z.string());

/** A fact as the admin shows it; the shop's own page formats the metafield itself. An unreadable value is empty: unknown. */
export function formatFact({ type, value }: ProductFact): string {
  if (type === "boolean") return value === "true" ? "Yes" : "No";
  if (type === "dimension" || type === "volume" || type === "weight") {
    const parsed = Measurement.safeParse(parseJson(value));
    return parsed.success ? `${parsed.data.value} ${nameUnit(parsed.data.unit)}` : "";
  }
  if (type.startsWith("list.")) {
    const parsed = Texts.safeParse(parseJson(value));
    return parsed.success ? parsed.data.join(", ") : "";
  }
  return value.trim();
}

/** 380 g, 1.3 kg, 12 kg. */
export function formatWeight(grams: number): string {
  if (grams < 1000) return `${grams} g`;
  return `${grams < 10_000 ? Math.round(grams / 100) / 10 : Math.round(grams / 1000)} kg`;
}

/** Shopify writes the unit as `LITERS` or as `l`, by how the value was entered. */
function nameUnit(unit: string): string {
  return UNITS[unit.toUpperCase()] ?? unit;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
