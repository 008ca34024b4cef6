import { type Context, Drop, defaultOperators, toValue } from "liquidjs";
import { Decimal, isDecimal } from "#app/liquid/decimal.ts";
import { isRecord, readProperty, toNumber, toText } from "#app/liquid/values.ts";

const equals = requireOperator("==");

/** What stands between the sides of a condition. `not` is LiquidJS's own and no word of Shopify's, so it is left out. */
export const OPERATORS = {
  "==": areEqual,
  *"!="(one: unknown, other: unknown, ctx: Context): Generator<unknown, boolean, unknown> {
    return !(yield* areEqual(one, other, ctx));
  },
  ">": order((one, other) => one > other),
  "<": order((one, other) => one < other),
  ">=": order((one, other) => one >= other),
  "<=": order((one, other) => one <= other),
  contains: (one: unknown, other: unknown) => contains(toValue(one), toValue(other)),
  and: requireOperator("and"),
  or: requireOperator("or"),
};

function requireOperator(name: string) {
  const operator = defaultOperators[name];
  if (!operator) throw new Error(`LiquidJS has no operator ${name}`);
  return operator;
}

/** A product or a cart is never blank, whatever JavaScript sees in it; a hash with nothing in it is. */
function* areEqual(one: unknown, other: unknown, ctx: Context): Generator<unknown, boolean, unknown> {
  if ((isEmptyWord(one) && isObjectOfShop(other)) || (isEmptyWord(other) && isObjectOfShop(one))) return false;
  return (yield equals(one, other, ctx)) === true;
}

/** The words `empty` and `blank`. */
function isEmptyWord(value: unknown): boolean {
  return value instanceof Drop && !(value instanceof Decimal) && value.valueOf() === "";
}

function isObjectOfShop(value: unknown): boolean {
  return isRecord(value) && ![Object.prototype, null].includes(Object.getPrototypeOf(value)) && !isEmptyWord(value);
}

type Ordered = number | string;

/** Nothing is more or less than nil; a text and a number can't be compared at all. */
function order(holds: (one: Ordered, other: Ordered) => boolean) {
  return (left: unknown, right: unknown): boolean => {
    const [one, other] = [left, right].map((side) => (side instanceof Decimal ? toNumber(side) : toValue(side)));
    if (typeof one === "number" && typeof other === "number") return holds(one, other);
    if (typeof one === "string" && typeof other === "string") return holds(one, other);
    if (!isOrdered(one) || !isOrdered(other)) return false;
    throw new Error(`comparison of ${kindOf(one)} with ${kindOf(other) === "String" ? "String" : other} failed`);
  };
}

function isOrdered(value: unknown): value is Ordered {
  return typeof value === "number" || typeof value === "string";
}

function kindOf(value: Ordered): string {
  if (typeof value === "string") return "String";
  return isDecimal(value) ? "Float" : "Integer";
}

/** A text in a text, an item in a list, a name in an object. Nil is in nothing. */
function contains(one: unknown, wanted: unknown): boolean {
  if (wanted === null || wanted === undefined) return false;
  if (typeof one === "string") return one.includes(toText(wanted));
  if (Array.isArray(one)) return one.includes(wanted);
  return isRecord(one) && readProperty(one, toText(wanted)) !== undefined;
}
