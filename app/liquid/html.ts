import { toText } from "#app/liquid/values.ts";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The text as it can stand in HTML and in its attributes. */
export function escapeHtml(value: unknown): string {
  return toText(value).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}

/** As `escapeHtml`, but for what is escaped already. */
export function escapeOnce(value: unknown): string {
  return toText(value).replace(/["><']|&(?!([a-zA-Z]+|(#\d+));)/g, (sign) => ESCAPES[sign] ?? sign);
}

/** ` name="value"` for each attribute that has a value: nil and false are left out, true names itself, as Shopify does. */
export function toAttributes(attributes: Record<string, unknown>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => ` ${name}="${value === true ? name : escapeHtml(value)}"`)
    .join("");
}
