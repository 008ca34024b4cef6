/** An object as Liquid reads it: Shopify's own field names, each worked out when it is first asked for. */
export type LiquidObject = Record<string, unknown>;

/**
 * Makes an object of fields that are worked out once and only if a template asks. A page touches a few fields of a few
 * products, however large the shop is. `json` is what the `json` filter writes; without it the filter says, as Shopify does,
 * that the object has no such form (and never walks around product → variant → product).
 */
export function lazily(
  fields: Record<string, () => unknown>,
  json: () => unknown = () => ({ error: "json not allowed for this object" }),
): LiquidObject {
  const made: LiquidObject = {};
  for (const [name, make] of Object.entries(fields)) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make();
        Object.defineProperty(made, name, { enumerable: true, configurable: true, value });
        return value;
      },
    });
  }
  Object.defineProperty(made, "toJSON", { value: json });
  return made;
}
