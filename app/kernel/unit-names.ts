/** How Shopify abbreviates the units of metafields where shoppers read them, where that is not the name itself. */
const UNITS: Record<string, string> = {
  CENTIMETERS: "cm",
  FEET: "ft",
  GRAMS: "g",
  INCHES: "in",
  KILOGRAMS: "kg",
  LITERS: "L",
  METERS: "m",
  MILLILITERS: "mL",
  MILLIMETERS: "mm",
  OUNCES: "oz",
  POUNDS: "lb",
  YARDS: "yd",
};

/** "cm" for `CENTIMETERS` or `centimeters`; a unit without an abbreviation is itself. */
export function nameUnit(unit: string): string {
  return UNITS[unit.toUpperCase()] ?? unit;
}
