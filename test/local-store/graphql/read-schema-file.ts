import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

const FOLDER = "@shopify/dev-mcp/dist/data";

/** One of Shopify's own schemas as the npm package `@shopify/dev-mcp` has it, e.g. `storefront-graphql_2026-07`. */
export function readSchemaFile<File extends { data: IntrospectionQuery }>(name: string): File {
  // The package exports no path to its data, so it is looked for in the node_modules folders that Node would ask.
  const folders = createRequire(import.meta.url).resolve.paths(FOLDER) ?? [];
  const file = folders.map((folder) => join(folder, FOLDER, `${name}.json.gz`)).find(existsSync);
  if (file === undefined) throw new Error(`This schema of Shopify's is not installed: ${FOLDER}/${name}.json.gz`);
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
}

/** The schema to execute against. */
export function readSchema(name: string): GraphQLSchema {
  return buildClientSchema(readSchemaFile(name).data, { assumeValid: true });
}
