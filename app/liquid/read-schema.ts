import { isRecord } from "#app/liquid/values.ts";

const SCHEMA = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/;

/** What `{% schema %}` says; null where there is none. @throws SyntaxError for what is not a JSON object */
export function readSchema(source: string): object | null {
  const text = SCHEMA.exec(source)?.[1];
  if (text === undefined) return null;
  const schema: unknown = JSON.parse(text);
  if (!isRecord(schema)) throw new SyntaxError("The schema is not a JSON object");
  return schema;
}
