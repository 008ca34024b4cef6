import {
  type GraphQLError,
  type GraphQLSchema,
  getNamedType,
  NoDeprecatedCustomRule,
  type OperationDefinitionNode,
  parse,
  specifiedRules,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { describe, expect, test } from "vitest";
import { collectDocuments, type FoundDocument } from "#test/contracts/graphql-documents.ts";
import { type Finding, readTree, type SourceFile } from "#test/contracts/source-tree.ts";
import { checkBulkQuery } from "#test/local-store/admin-api/bulk/check-query.ts";
import { loadAdminSchema } from "#test/local-store/admin-api/schema.ts";

/**
 * Checks every document against Shopify's schema, deprecated fields and values included. A document whose operation is
 * named `Bulk…` is for a bulk operation and keeps its rules; in any other, a connection says how much it wants.
 */
function checkDocuments(files: readonly SourceFile[], schema: GraphQLSchema): Finding[] {
  return collectDocuments(files).flatMap((found) =>
    found.texts.flatMap((text) => judge(text, schema).map((problem) => `${found.path}:${found.line} ${problem}`)),
  );
}

function judge(text: string, schema: GraphQLSchema): string[] {
  try {
    const document = parse(text);
    const operation = document.definitions.find(
      (one): one is OperationDefinitionNode => one.kind === "OperationDefinition",
    );
    const problems = validate(schema, document, [...specifiedRules, NoDeprecatedCustomRule]);
    if (problems.length > 0 || !operation) return problems.map((problem) => problem.message);
    if (!operation.name) return ["an operation needs a name: Shopify's logs and ours show it"];
    return operation.name.value.startsWith("Bulk") ? judgeBulk(text) : judgePages(text, schema);
  } catch (error) {
    return [`can't be parsed: ${(error as GraphQLError).message}`];
  }
}

function judgeBulk(text: string): string[] {
  const checked = checkBulkQuery(text);
  return "userErrors" in checked ? checked.userErrors.map((one) => one.message) : [];
}

/** Shopify answers a connection without `first` or `last` with an error, which no schema shows. */
function judgePages(text: string, schema: GraphQLSchema): string[] {
  const info = new TypeInfo(schema);
  const problems: string[] = [];
  const enter = {
    Field(node: { name: { value: string }; arguments?: readonly { name: { value: string } }[] }) {
      const isConnection = getNamedType(info.getType())?.name.endsWith("Connection");
      const given = (node.arguments ?? []).map((one) => one.name.value);
      if (isConnection && !given.includes("first") && !given.includes("last")) {
        problems.push(`${node.name.value} needs first or last (only an operation named Bulk… goes without)`);
      }
    },
  };
  visit(parse(text), visitWithTypeInfo(info, enter));
  return problems;
}

const { schema } = loadAdminSchema();
const planted = (text: string): SourceFile[] => [{ path: "app/shopify/a.server.ts", text }];
const document = (text: string) => planted(`const document = \`#graphql\n${text}\`;`);

describe("checkDocuments", () => {
  test("every document of the application is valid in Shopify's schema", () => {
    const files = readTree("app");
    expect(collectDocuments(files).length).toBeGreaterThan(3);
    expect(checkDocuments(files, schema)).toEqual([]);
  });

  test.each([
    ["an unknown field", "query Read { shop { name wealth } }"],
    ["a deprecated field", "query Read { shop { name productImages(first: 1) { nodes { id } } } }"],
    ["a wrong argument", "query Read { orders(first: 1, sortKey: BEAUTY) { nodes { id } } }"],
    ["a missing variable", "query Read { order(id: $id) { id } }"],
    ["a connection without a size", "query Read { orders { nodes { id } } }"],
    ["an operation without a name", "{ shop { name } }"],
    ["broken text", "query Read { shop {"],
    ["a bulk query by nodes", "query BulkRead { orders { nodes { id } } }"],
    [
      "a bulk query with a connection in a list",
      "query BulkRead { orders { edges { node { id refunds { id refundLineItems { edges { node { id } } } } } } } }",
    ],
  ])("finds %s", (_what, text) => {
    expect(checkDocuments(document(text), schema)).toHaveLength(1);
  });

  test("lets a good document be", () => {
    expect(checkDocuments(document("query Read { orders(first: 5) { nodes { id } } }"), schema)).toEqual([]);
    expect(checkDocuments(document("query BulkRead { orders { edges { node { id } } } }"), schema)).toEqual([]);
  });
});

describe("collectDocuments", () => {
  const texts = (found: FoundDocument[]) => found.flatMap((one) => one.texts.map((text) => text.replace(/\s+/g, " ")));

  test("follows constants through imports, and both ways of a condition", () => {
    const files = [
      { path: "app/shopify/fields.ts", text: 'export const FIELDS = "id name"; export const SIZE = 5;' },
      {
        path: "app/shopify/a.server.ts",
        text: `import { FIELDS as F, SIZE } from "#app/shopify/fields.ts";
          export const read = (since: Date | null) => \`#graphql
            query Read { orders(first: \${SIZE}\${since ? \`, query: "\${since.toISOString()}"\` : ""}) { nodes { \${F} } } }\`;`,
      },
    ];
    expect(texts(collectDocuments(files))).toEqual([
      '#graphql query Read { orders(first: 5, query: "1") { nodes { id name } } }',
      "#graphql query Read { orders(first: 5) { nodes { id name } } }",
    ]);
  });
});
