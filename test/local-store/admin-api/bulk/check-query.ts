import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from "graphql";
import type { UserError } from "#test/local-store/admin-api/errors.ts";
import { executableSchema } from "#test/local-store/admin-api/resolvers.ts";
import { phraseValidationError } from "#test/local-store/admin-api/validation-errors.ts";

/**
 * Shopify's rules for a bulk query (https://shopify.dev/docs/api/usage/bulk-operations/queries): at least one and at most
 * five connections, at most two levels deep, read by `edges { node }`, no `node`/`nodes` at the root, no connection inside
 * a list, and an `id` on every node that has connections below it. The words are Shopify's own.
 */
export interface CheckedQuery {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  root: FieldNode;
  fragments: Map<string, FragmentDefinitionNode>;
}

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

interface Findings {
  connections: number;
  deepest: number;
  byNodes: Set<string>;
  withoutId: Set<string>;
  inList: boolean;
}

interface Place {
  depth: number;
  inList: boolean;
  /** The connection around, and whether its node selects an `id`. */
  around: { name: string; hasId: boolean } | null;
}

/** The query ready to be compiled, or what Shopify would say against it. */
export function checkBulkQuery(query: string): CheckedQuery | { userErrors: UserError[] } {
  const parsed = parseQuery(query);
  if (typeof parsed === "string") return refuse([parsed]);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of parsed.document.definitions) {
    if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, definition);
  }
  const roots = parsed.operation.selectionSet.selections.filter((one) => one.kind === "Field");
  const [root] = roots;
  if (!root || roots.length !== 1) return refuse(["Bulk queries must contain exactly one top-level field."]);
  const findings: Findings = { connections: 0, deepest: 0, byNodes: new Set(), withoutId: new Set(), inList: false };
  walk("QueryRoot", parsed.operation.selectionSet, { depth: 0, inList: false, around: null }, fragments, findings);
  const problems = problemsOf(findings, root.name.value);
  return problems.length > 0 ? refuse(problems) : { ...parsed, root, fragments };
}

function parseQuery(query: string): { document: DocumentNode; operation: OperationDefinitionNode } | string {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return `Invalid bulk query: ${error instanceof Error ? error.message : String(error)}`;
  }
  const operation = getOperationAST(document);
  if (operation?.operation !== "query") return "Invalid operation type. Only `query` operations are supported.";
  if ((operation.variableDefinitions ?? []).length > 0) return "Bulk queries do not support variables.";
  const [problem] = validate(executableSchema().schema, document);
  return problem ? `Invalid bulk query: ${phraseValidationError(problem).message}` : { document, operation };
}

function problemsOf(findings: Findings, rootName: string): string[] {
  const problems: string[] = [];
  const isNodeQuery = rootName === "node" || rootName === "nodes";
  if (findings.byNodes.size > 0) {
    problems.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${[...findings.byNodes].join("', '")}'.`,
    );
  }
  if (isNodeQuery) problems.push("Bulk queries cannot contain a top level `node` field.");
  if (findings.deepest > MAX_DEPTH)
    problems.push("Bulk queries cannot contain connections with a nesting depth greater than 2.");
  if (findings.connections > MAX_CONNECTIONS) problems.push("Bulk queries cannot contain more than 5 connections.");
  if (findings.withoutId.size > 0) {
    problems.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${[...findings.withoutId].join(", ")}.`,
    );
  }
  if (findings.inList)
    problems.push("Queries that contain a connection field within a list field are not currently supported.");
  if (findings.connections === 0 && (problems.length === 0 || (isNodeQuery && problems.length === 1))) {
    problems.push("Bulk queries must contain at least one connection.");
  }
  return problems;
}

function walk(
  typeName: string,
  set: SelectionSetNode,
  place: Place,
  fragments: CheckedQuery["fragments"],
  findings: Findings,
): void {
  for (const selection of set.selections) {
    if (selection.kind === "Field") walkField(typeName, selection, place, fragments, findings);
    else {
      const fragment = selection.kind === "InlineFragment" ? selection : fragments.get(selection.name.value);
      if (fragment)
        walk(fragment.typeCondition?.name.value ?? typeName, fragment.selectionSet, place, fragments, findings);
    }
  }
}

function walkField(
  typeName: string,
  node: FieldNode,
  place: Place,
  fragments: CheckedQuery["fragments"],
  findings: Findings,
): void {
  const parent = executableSchema().schema.getType(typeName);
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (!field || !node.selectionSet) return;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return;
  if (!type.name.endsWith("Connection")) {
    const inList = place.inList || isListType(getNullableType(field.type));
    walk(type.name, node.selectionSet, { ...place, inList }, fragments, findings);
    return;
  }
  findings.connections += 1;
  findings.deepest = Math.max(findings.deepest, place.depth + 1);
  if (place.inList) findings.inList = true;
  if (place.around && !place.around.hasId) findings.withoutId.add(place.around.name);
  if (hasField(node.selectionSet, "nodes", fragments)) findings.byNodes.add(node.name.value);
  const nodeSets = subsets(subsets([node.selectionSet], "edges"), "node");
  const nodeType = isObjectType(type) ? (getNamedType(type.getFields().nodes?.type)?.name ?? "") : "";
  const hasId = nodeSets.some((one) => hasField(one, "id", fragments));
  const inner: Place = { depth: place.depth + 1, inList: place.inList, around: { name: node.name.value, hasId } };
  for (const one of nodeSets) walk(nodeType, one, inner, fragments, findings);
}

function subsets(sets: SelectionSetNode[], name: string): SelectionSetNode[] {
  return sets.flatMap((set) =>
    set.selections.flatMap((one) =>
      one.kind === "Field" && one.name.value === name && one.selectionSet ? [one.selectionSet] : [],
    ),
  );
}

function hasField(set: SelectionSetNode, name: string, fragments: CheckedQuery["fragments"]): boolean {
  return set.selections.some((one) => {
    if (one.kind === "Field") return one.name.value === name && one.alias === undefined;
    const fragment = one.kind === "InlineFragment" ? one : fragments.get(one.name.value);
    return fragment ? hasField(fragment.selectionSet, name, fragments) : false;
  });
}

function refuse(messages: string[]): { userErrors: UserError[] } {
  return { userErrors: messages.map((message) => ({ field: ["query"], message, code: "INVALID" })) };
}
