import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type SelectionSetNode,
} from "graphql";

/** `emptiest`: null wherever the schema allows it, and lists without items. `fullest`: nothing null, lists of every kind. */
export type Fill = "emptiest" | "fullest";

/** The answer of one object of `typeName` to `fields`, as the schema lets Shopify fill it. */
export function makeAnswer(schema: GraphQLSchema, typeName: string, fields: string, fill: Fill): unknown {
  const type = schema.getType(typeName);
  const [definition] = parse(`fragment F on ${typeName} { ${fields} }`).definitions;
  if (!isObjectType(type) || definition?.kind !== "FragmentDefinition") throw new Error(`${typeName} is no object`);
  return toObject(schema, type, definition.selectionSet, fill);
}

function toObject(schema: GraphQLSchema, type: GraphQLObjectType, set: SelectionSetNode, fill: Fill): object {
  const entries = [...eachField(schema, type, set)].map((node) => {
    const field = node.name.value === "__typename" ? null : type.getFields()[node.name.value];
    const value = field ? toValue(schema, field.type, node, fill) : type.name;
    return [node.alias?.value ?? node.name.value, value];
  });
  return Object.fromEntries(entries);
}

/** The fields that an object of this very type answers: of fragments, those that are about it. */
function* eachField(schema: GraphQLSchema, type: GraphQLObjectType, set: SelectionSetNode): Generator<FieldNode> {
  for (const selection of set.selections) {
    if (selection.kind === "Field") yield selection;
    if (selection.kind !== "InlineFragment") continue;
    const about = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : type;
    const applies = about === type || (isAbstractType(about) && schema.isSubType(about, type));
    if (applies) yield* eachField(schema, type, selection.selectionSet);
  }
}

function toValue(schema: GraphQLSchema, type: GraphQLOutputType, node: FieldNode, fill: Fill): unknown {
  if (isNonNullType(type)) return present(schema, type.ofType, node, fill);
  return fill === "emptiest" ? null : present(schema, type, node, fill);
}

function present(schema: GraphQLSchema, type: GraphQLOutputType, node: FieldNode, fill: Fill): unknown {
  const items = kindsOf(schema, getNamedType(type)).map((one) => toItem(schema, one, node, fill));
  if (isListType(type)) return fill === "emptiest" ? [] : items;
  return items[0];
}

function kindsOf(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLNamedType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}

const SCALARS: Record<string, unknown> = {
  Int: 1,
  Float: 1.5,
  Boolean: true,
  Decimal: "1.00",
  Money: "1.00",
  UnsignedInt64: "1",
};

function toItem(schema: GraphQLSchema, type: GraphQLNamedType, node: FieldNode, fill: Fill): unknown {
  if (isObjectType(type) && node.selectionSet) return toObject(schema, type, node.selectionSet, fill);
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (type.name === "DateTime") return "2026-01-01T00:00:00Z";
  return SCALARS[type.name] ?? "text";
}
