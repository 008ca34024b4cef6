/** What the values of a template come to where a filter needs a text, a number or an object. */

/** As Liquid prints it: nothing for nil, the parts of a list one after the other. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(toText).join("");
  return String(value);
}

/** The number that a value or a numeric text is, and 0 for all else. */
export function toNumber(value: unknown): number {
  if (typeof value === "number") return value;
  const match = /^\s*-?\d+(\.\d+)?/.exec(toText(value));
  return match ? Number(match[0]) : 0;
}

/** Whether it has properties to read. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text as it can stand in HTML and in its attributes. */
export function escapeHtml(value: unknown): string {
  return toText(value).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** ` name="value"` for each attribute that has a value: nil and false are left out, as Shopify does. */
export function toAttributes(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}="true"` : ` ${name}="${escapeHtml(value)}"`))
    .join("");
}
