/** What came as JSON is anything: it is asked for, not believed. */

/** Any value as an object whose fields can be asked for. */
export function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** Any value as a list; empty where it is none. */
export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Any value as text; empty where it is none. */
export function toText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What a text holds as JSON; null where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
