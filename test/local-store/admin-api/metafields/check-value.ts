import { isRecord } from "#test/local-store/admin-api/args.ts";
import { parseGid } from "#test/local-store/admin-api/gid.ts";

/** Which types of thing each reference type may name. */
const REFERENCES: Record<string, string[]> = {
  article_reference: ["Article"],
  collection_reference: ["Collection"],
  company_reference: ["Company"],
  customer_reference: ["Customer"],
  file_reference: ["GenericFile", "MediaImage", "Video", "Model3d"],
  metaobject_reference: ["Metaobject"],
  mixed_reference: ["Metaobject"],
  order_reference: ["Order"],
  page_reference: ["Page"],
  product_reference: ["Product"],
  product_taxonomy_value_reference: ["TaxonomyValue"],
  variant_reference: ["ProductVariant"],
};

type Check = (value: string) => string | null;

/** What is wrong with a value of each type, in Shopify's words; null: nothing. */
const CHECKS: Record<string, Check> = {
  boolean: (value) => (value === "true" || value === "false" ? null : "Value must be true or false."),
  color: (value) => (/^#[0-9a-fA-F]{6}$/.test(value) ? null : "Value must be a hex color code."),
  date: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? null : "Value must be in YYYY-MM-DD format."),
  date_time: (value) =>
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(value) ? null : "Value must be in YYYY-MM-DDTHH:MM:SS format.",
  dimension: jsonObject("Value must be a non-negative number.", ["value", "unit"]),
  id: notBlank,
  json: (value) => (parseJson(value) === undefined ? "Value is invalid JSON." : null),
  link: jsonObject("Value must be a valid link.", ["text", "url"]),
  money: jsonObject(
    "Value must be a stringified JSON object with amount (numeric) and currency_code (string matching the shop's currency) fields.",
    ["amount", "currency_code"],
  ),
  multi_line_text_field: notBlank,
  number_decimal: (value) => (/^-?\d+(\.\d+)?$/.test(value) ? null : "Value must be a decimal number."),
  number_integer: (value) =>
    /^-?\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? null : "Value must be an integer.",
  rating: jsonObject("Value must be a rating with value, scale_min and scale_max.", [
    "value",
    "scale_min",
    "scale_max",
  ]),
  rich_text_field: (value) => (isRecord(parseJson(value)) ? null : "Value must be a valid JSON structure."),
  single_line_text_field: (value) =>
    notBlank(value) ?? (/[\r\n]/.test(value) ? "Value must be a single line text string." : null),
  url: (value) =>
    /^(https?|mailto|sms|tel):/.test(value)
      ? null
      : 'Value cannot have an empty scheme (protocol), must include one of the following URL schemes: ["http", "https", "mailto", "sms", "tel"].',
  volume: jsonObject("Value must be a non-negative number.", ["value", "unit"]),
  weight: jsonObject("Value must be a non-negative number.", ["value", "unit"]),
};

/** Longest values in bytes (https://shopify.dev/docs/apps/build/metafields/metafield-limits). A kB is 1,024 bytes here. */
const MAX_BYTES: Record<string, number> = { json: 128 * 1024, id: 2 * 1024, url: 2 * 1024 };
const MAX_OTHER_BYTES = 64 * 1024;
const MAX_LIST = 128;
const MAX_METAOBJECT_LIST = 256;

export interface ValueProblem {
  message: string;
  code: "INVALID_VALUE" | "TOO_LONG";
}

/** `list.metaobject_reference<$app:words>` is the type `list.metaobject_reference`. */
export function plainType(type: string): string {
  return type.replace(/<.*>$/, "");
}

/** Whether Shopify has a metafield type of this name. */
export function isMetafieldType(type: string): boolean {
  const item = plainType(type).replace(/^list\./, "");
  return item in CHECKS || item in REFERENCES;
}

/** Checks a value against its type. `exists` says whether something with a gid is there. */
export function checkValue(type: string, value: string, exists: (gid: string) => boolean): ValueProblem | null {
  const plain = plainType(type);
  const maxBytes = MAX_BYTES[plain] ?? MAX_OTHER_BYTES;
  if (Buffer.byteLength(value) > maxBytes) {
    return { message: `Value is too long (maximum is ${maxBytes} bytes).`, code: "TOO_LONG" };
  }
  const message = plain.startsWith("list.")
    ? checkList(plain.slice(5), value, exists)
    : checkItem(plain, value, exists);
  return message === null ? null : { message, code: "INVALID_VALUE" };
}

function checkList(itemType: string, value: string, exists: (gid: string) => boolean): string | null {
  const items = parseJson(value);
  if (!Array.isArray(items)) return "Value must be a JSON array.";
  const most = itemType === "metaobject_reference" ? MAX_METAOBJECT_LIST : MAX_LIST;
  if (items.length > most) return `Value has more than ${most} elements.`;
  for (const item of items) {
    const problem = checkItem(itemType, typeof item === "string" ? item : JSON.stringify(item), exists);
    if (problem) return problem;
  }
  return null;
}

function checkItem(type: string, value: string, exists: (gid: string) => boolean): string | null {
  const allowed = REFERENCES[type];
  if (!allowed) return CHECKS[type]?.(value) ?? null;
  const gid = parseGid(value);
  if (!gid || !allowed.includes(gid.type)) return `Value require that you select a ${type.replace("_reference", "")}.`;
  return exists(value) ? null : `Value references non-existent resource ${value}.`;
}

function notBlank(value: string): string | null {
  return value.trim() === "" ? "Value can't be blank." : null;
}

function jsonObject(message: string, keys: string[]): Check {
  return (value) => {
    const parsed = parseJson(value);
    return isRecord(parsed) && keys.every((key) => key in parsed) ? null : message;
  };
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
