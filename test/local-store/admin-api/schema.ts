import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { readSchemaFile } from "#test/local-store/graphql/read-schema-file.ts";

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

let loaded: AdminSchema | undefined;

/** Loads the schema once per process (about 0.2 s). */
export function loadAdminSchema(): AdminSchema {
  loaded ??= readSchema();
  return loaded;
}

function readSchema(): AdminSchema {
  const parsed = readSchemaFile<SchemaFile>("admin_2026-10");
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
