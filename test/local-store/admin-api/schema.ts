import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";

/**
 * The real Admin API schema 2026-10 and what access each of its types and fields demands, both from the npm package
 * `@shopify/dev-mcp` (`dist/data/admin_2026-10.json.gz`).
 */
export interface AdminSchema {
  schema: GraphQLSchema;
  /** By `Type` and by `Type.field`; only what demands a scope is in it. */
  access: ReadonlyMap<string, AccessRequirement>;
}

export interface AccessRequirement {
  /** Any one of these is enough; `write_x` includes `read_x`. */
  scopes: readonly string[];
  /** Shopify's own words, as its error repeats them. */
  words: string;
}

interface SchemaFile {
  data: IntrospectionQuery;
  offline_scopes: { items: ScopeItem[] };
}

interface ScopeItem {
  type: "type" | "field";
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}

const SCHEMA_FILE = "@shopify/dev-mcp/dist/data/admin_2026-10.json.gz";

let loaded: AdminSchema | undefined;

/** Loads the schema once per process (about 0.2 s). */
export function loadAdminSchema(): AdminSchema {
  loaded ??= readSchema();
  return loaded;
}

function readSchema(): AdminSchema {
  // The package exports no path to its data, so it is looked for in the node_modules folders that Node would ask.
  const folders = createRequire(import.meta.url).resolve.paths(SCHEMA_FILE) ?? [];
  const file = folders.map((folder) => join(folder, SCHEMA_FILE)).find(existsSync);
  if (file === undefined) throw new Error(`The Admin API schema is not installed: ${SCHEMA_FILE}`);
  const parsed: SchemaFile = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8"));
  const access = new Map<string, AccessRequirement>();
  for (const item of parsed.offline_scopes.items) {
    if (item.offlineScopes.length === 0) continue;
    const key = item.type === "field" ? `${item.typeName}.${item.fieldName}` : item.typeName;
    access.set(key, { scopes: item.offlineScopes, words: item.requiredAccess });
  }
  return { schema: buildClientSchema(parsed.data, { assumeValid: true }), access };
}

/** Whether the granted scopes satisfy the requirement. */
export function isGranted(requirement: AccessRequirement, granted: ReadonlySet<string>): boolean {
  return requirement.scopes.some((scope) => granted.has(scope) || granted.has(scope.replace(/^read_/, "write_")));
}
