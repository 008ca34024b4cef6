import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from "graphql";
import { WHOLE } from "#test/local-store/admin-api/connection.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { accessDenied, unknownHere } from "#test/local-store/admin-api/errors.ts";
import { type ExecutableSchema, type LooseResolver, typeNameOf } from "#test/local-store/admin-api/resolvers.ts";
import { isGranted } from "#test/local-store/admin-api/schema.ts";

/**
 * A selection of a bulk query turned into a plan once, so that half a million lines are read without walking the document
 * for each (graphql-js takes five times as long). It calls the same resolvers as every other request.
 */
export interface Plan {
  fields: PlannedField[];
}

export interface PlannedField {
  key: string;
  name: string;
  kind: "leaf" | "object" | "list" | "connection";
  isRequired: boolean;
  resolve: LooseResolver;
  args: Record<string, unknown>;
  /** What is selected on each concrete type below; of a connection: on its nodes. */
  planFor(value: unknown): Plan;
}

interface Compilation {
  executable: ExecutableSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  context: AdminContext;
}

/** Plans a selection on one object type. Throws for a field that the store does not know or the app may not read. */
export function compilePlan(compilation: Compilation, type: GraphQLObjectType, sets: SelectionSetNode[]): Plan {
  const grouped = new Map<string, FieldNode[]>();
  for (const set of sets) collectFields(compilation, type, set, grouped);
  return { fields: [...grouped].map(([key, nodes]) => compileField(compilation, type, key, nodes)) };
}

function collectFields(
  compilation: Compilation,
  type: GraphQLObjectType,
  set: SelectionSetNode,
  into: Map<string, FieldNode[]>,
): void {
  for (const selection of set.selections) {
    if (selection.kind === "Field") {
      const key = selection.alias?.value ?? selection.name.value;
      into.set(key, [...(into.get(key) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === "InlineFragment" ? selection : compilation.fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value;
    if (fragment && matches(compilation, condition, type))
      collectFields(compilation, type, fragment.selectionSet, into);
  }
}

function matches({ executable }: Compilation, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const wanted = executable.schema.getType(condition);
  return isAbstractType(wanted) && executable.schema.isSubType(wanted, type);
}

const NO_PLAN = (): Plan => ({ fields: [] });

function compileField(
  compilation: Compilation,
  parent: GraphQLObjectType,
  key: string,
  nodes: FieldNode[],
): PlannedField {
  const name = nodes[0]?.name.value ?? "";
  const typeName = parent.name;
  if (name === "__typename") {
    return { key, name, kind: "leaf", isRequired: true, resolve: () => typeName, args: {}, planFor: NO_PLAN };
  }
  const field = parent.getFields()[name];
  const [node] = nodes;
  if (!field || !node) throw new Error(`${typeName}.${name} is not in the schema`);
  checkField(compilation, parent, field);
  const sets = nodes.flatMap((one) => one.selectionSet ?? []);
  const named = getNamedType(field.type);
  const isConnection = named.name.endsWith("Connection");
  const args = getArgumentValues(field, node, {});
  return {
    key,
    name,
    kind: isConnection
      ? "connection"
      : isListType(getNullableType(field.type))
        ? "list"
        : isLeafType(named)
          ? "leaf"
          : "object",
    isRequired: isNonNullType(field.type),
    resolve: compilation.executable.resolverOf(typeName, name),
    args: isConnection ? { ...args, [WHOLE]: true } : args,
    planFor: isLeafType(named)
      ? NO_PLAN
      : planner(compilation, isConnection ? nodesOf(compilation, named, sets) : { type: named, sets }),
  };
}

function checkField(
  { executable, context }: Compilation,
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): void {
  if (!executable.knows(parent.name, field.name)) throw unknownHere(`${parent.name}.${field.name}`);
  const requirement = executable.accessOf(parent.name, field);
  if (requirement && !isGranted(requirement, context.scopes)) throw accessDenied(field.name, requirement);
}

/** Below a connection only `edges { node { … } }` counts; cursors and page info mean nothing in a bulk query. */
function nodesOf(
  compilation: Compilation,
  connection: unknown,
  sets: SelectionSetNode[],
): { type: unknown; sets: SelectionSetNode[] } {
  if (!isObjectType(connection)) return { type: connection, sets };
  const edge = getNamedType(connection.getFields().edges?.type);
  const node = isObjectType(edge) ? getNamedType(edge.getFields().node?.type) : undefined;
  const below = (from: SelectionSetNode[], type: unknown, name: string) => {
    if (!isObjectType(type)) return [];
    const grouped = new Map<string, FieldNode[]>();
    for (const set of from) collectFields(compilation, type, set, grouped);
    return (grouped.get(name) ?? []).flatMap((one) => one.selectionSet ?? []);
  };
  return { type: node, sets: below(below(sets, connection, "edges"), edge, "node") };
}

/** The plan for a value's concrete type, made at its first sight; a plain object type is planned at once. */
function planner(
  compilation: Compilation,
  below: { type: unknown; sets: SelectionSetNode[] },
): (value: unknown) => Plan {
  const { type, sets } = below;
  if (isObjectType(type)) {
    const plan = compilePlan(compilation, type, sets);
    return () => plan;
  }
  const plans = new Map<string, Plan>();
  return (value) => {
    const typeName = typeNameOf(value);
    const known = plans.get(typeName);
    if (known) return known;
    const concrete = compilation.executable.schema.getType(typeName);
    if (!isObjectType(concrete)) throw new Error(`${typeName} is no object type`);
    const plan = compilePlan(compilation, concrete, sets);
    plans.set(typeName, plan);
    return plan;
  };
}
