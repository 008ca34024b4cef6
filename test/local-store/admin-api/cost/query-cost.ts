import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { isRecord } from "#test/local-store/admin-api/args.ts";

/**
 * What Shopify charges for a query: objects 1, scalars 0, a mutation 10, interfaces and unions their dearest choice, and a
 * connection its page size, which grows with the logarithm. The documentation gives no formula; `1.5 × log2(size)` meets
 * these answers of real shops to the point: 250 orders with pageInfo 13, the same with 250 lines each 156, a product with
 * 250 variants and their inventory items 25.
 */
export interface CostInput {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

export const MUTATION_COST = 10;

/** Points of the request as asked: every page full. */
export function requestedCost(input: CostInput): number {
  return Math.ceil(operationCost(input, undefined) - 1e-9);
}

/** Points of the answer as given: pages at their real size, nothing below what is null. */
export function actualCost(input: CostInput, data: unknown): number {
  return Math.ceil(operationCost(input, data ?? {}) - 1e-9);
}

interface Walk extends CostInput {
  fragments: Map<string, FragmentDefinitionNode>;
}

function operationCost(input: CostInput, data: unknown): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of input.document.definitions) {
    if (definition.kind === "FragmentDefinition") fragments.set(definition.name.value, definition);
  }
  const walk: Walk = { ...input, fragments };
  const isMutation = input.operation.operation === "mutation";
  const root = isMutation ? input.schema.getMutationType() : input.schema.getQueryType();
  if (!root) return 0;
  return selectionCost(walk, root, input.operation.selectionSet, data, isMutation ? mutationField : fieldCost);
}

type FieldCost = (walk: Walk, parent: GraphQLObjectType, node: FieldNode, data: unknown) => number;

/** What a selection costs on one concrete type. `data` undefined: as asked. */
function selectionCost(
  walk: Walk,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  data: unknown,
  costOf: FieldCost,
): number {
  let sum = 0;
  for (const selection of set.selections) {
    if (selection.kind === "Field") sum += costOf(walk, type, selection, data);
    else {
      const fragment = selection.kind === "InlineFragment" ? selection : walk.fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      if (fragment && appliesTo(walk.schema, condition, type))
        sum += selectionCost(walk, type, fragment.selectionSet, data, costOf);
    }
  }
  return sum;
}

function appliesTo(schema: GraphQLSchema, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = schema.getType(condition);
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}

/** A mutation is 10; of its payload only what lies a level deeper counts. */
function mutationField(walk: Walk, parent: GraphQLObjectType, node: FieldNode, data: unknown): number {
  const payload = childType(parent, node);
  const value = valueAt(data, node);
  if (!isObjectType(payload) || !node.selectionSet || value === null) return MUTATION_COST;
  const beneath: FieldCost = (inner, type, field, fieldData) =>
    Math.max(0, fieldCost(inner, type, field, fieldData) - 1);
  return MUTATION_COST + selectionCost(walk, payload, node.selectionSet, value, beneath);
}

function fieldCost(walk: Walk, parent: GraphQLObjectType, node: FieldNode, data: unknown): number {
  const type = childType(parent, node);
  if (!node.selectionSet || !isCompositeType(type)) return 0;
  const value = valueAt(data, node);
  if (value === null) return 1;
  if (type.name.endsWith("Connection") && isObjectType(type)) return connectionCost(walk, parent, node, type, value);
  if (Array.isArray(value) || node.name.value === "nodes") {
    const ids = argumentsOf(walk, parent, node).ids;
    // `nodes` is charged for each id.
    if (Array.isArray(ids)) return perNode(walk, type.name, node, ids.length, value);
  }
  const isList = isListType(getNullableType(parent.getFields()[node.name.value]?.type));
  const values = isList && Array.isArray(value) ? value : [value];
  // A list that is no connection is charged as one object, whatever its length.
  return 1 + Math.max(0, ...values.map((one) => dearest(walk, type.name, node, one)));
}

function connectionCost(
  walk: Walk,
  parent: GraphQLObjectType,
  node: FieldNode,
  type: GraphQLObjectType,
  value: unknown,
): number {
  const asked = pageSize(walk, parent, node);
  const costOf: FieldCost = (inner, connection, field, data) => {
    if (field.name.value === "pageInfo") return 1;
    const items = data === undefined ? null : valueAt(data, field);
    const list = Array.isArray(items) ? items : [undefined];
    const size = Array.isArray(items) ? items.length : asked;
    const sum = list.reduce((total: number, item: unknown) => total + itemCost(inner, connection, field, item), 0);
    return scaled(size) * (sum / Math.max(1, list.length));
  };
  return node.selectionSet ? selectionCost(walk, type, node.selectionSet, value, costOf) : 0;
}

/** One of a connection's `nodes`, or of its `edges` with what is selected below. */
function itemCost(walk: Walk, connection: GraphQLObjectType, field: FieldNode, item: unknown): number {
  const type = childType(connection, field);
  if (!type || !field.selectionSet || item === null) return 0;
  if (field.name.value !== "edges") return 1 + dearest(walk, type.name, field, item);
  return isObjectType(type) ? selectionCost(walk, type, field.selectionSet, item, fieldCost) : 0;
}

/** A page of one costs one. */
function scaled(size: number): number {
  return size <= 0 ? 0 : Math.max(1, 1.5 * Math.log2(size));
}

function perNode(walk: Walk, typeName: string, node: FieldNode, asked: number, value: unknown): number {
  if (!Array.isArray(value)) return asked * (1 + dearest(walk, typeName, node, undefined));
  return value.reduce((sum: number, one: unknown) => sum + 1 + dearest(walk, typeName, node, one), 0);
}

function argumentsOf(walk: Walk, parent: GraphQLObjectType, node: FieldNode): Record<string, unknown> {
  const field = parent.getFields()[node.name.value];
  return field ? getArgumentValues(field, node, walk.variables) : {};
}

function pageSize(walk: Walk, parent: GraphQLObjectType, node: FieldNode): number {
  const args = argumentsOf(walk, parent, node);
  return Number(args.first ?? args.last ?? 0);
}

/** The dearest of the types that the field may give, or the one that it gave. */
function dearest(walk: Walk, typeName: string, node: FieldNode, value: unknown): number {
  const type = walk.schema.getType(typeName);
  const set = node.selectionSet;
  if (!set || value === null) return 0;
  const possible = isAbstractType(type) ? walk.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  return Math.max(0, ...possible.map((one) => selectionCost(walk, one, set, value, fieldCost)));
}

function childType(parent: GraphQLObjectType, node: FieldNode) {
  const field = parent.getFields()[node.name.value];
  return field ? getNamedType(field.type) : undefined;
}

/** Undefined: as asked. Null: the answer has nothing there. */
function valueAt(data: unknown, node: FieldNode): unknown {
  if (data === undefined) return undefined;
  if (!isRecord(data)) return null;
  return data[node.alias?.value ?? node.name.value] ?? null;
}
