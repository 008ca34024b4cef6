import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

/** Shopify's schema for each kind of target; the files are those of the npm package `@shopify/dev-mcp`. */
const API_BY_TARGET: Record<string, string> = {
  "cart.lines.discounts.generate.run": "discount",
  "cart.delivery-options.discounts.generate.run": "discount",
  "cart.transform.run": "cart_transform",
  "cart.validations.generate.run": "cart_checkout_validation",
};

const schemas = new Map<string, GraphQLSchema>();

/** The schema that a Function with this target reads and answers by. Loaded once a process. */
export function loadFunctionSchema(target: string, apiVersion: string): GraphQLSchema {
  const api = API_BY_TARGET[target];
  if (!api) throw new Error(`The local store knows no schema for the target "${target}"`);
  const file = `@shopify/dev-mcp/dist/data/functions_${api}_${apiVersion}.json.gz`;
  const known = schemas.get(file);
  if (known) return known;
  const schema = readSchema(file);
  schemas.set(file, schema);
  return schema;
}

function readSchema(file: string): GraphQLSchema {
  // The package exports no path to its data, so it is looked for in the node_modules folders that Node would ask.
  const folders = createRequire(import.meta.url).resolve.paths(file) ?? [];
  const path = folders.map((folder) => join(folder, file)).find(existsSync);
  if (path === undefined) throw new Error(`Shopify's schema is not installed: ${file}`);
  const parsed: { data: IntrospectionQuery } = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8"));
  return buildClientSchema(parsed.data, { assumeValid: true });
}
