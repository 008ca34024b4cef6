import {
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getDirectiveValues,
  getOperationAST,
  parse,
  validate,
} from "graphql";
import { type Args, isRecord } from "#test/local-store/admin-api/args.ts";
import { unknownHere } from "#test/local-store/admin-api/errors.ts";
import { typeNameOf } from "#test/local-store/admin-api/resolvers.ts";

/** How the fields of a type are answered; the source is whatever the field that led there gave. */
export type Resolvers<Context> = Record<
  string,
  Record<string, (source: never, args: Args, context: Context) => unknown>
>;

/** An API of Shopify's that is executed against its real schema. */
export interface GraphqlApi<Context> {
  schema: GraphQLSchema;
  resolvers: Resolvers<Context>;
}

export interface Operation {
  query: string;
  variables?: Record<string, unknown> | undefined;
}

export type OperationAnswer = { data?: unknown; errors?: { message: string }[] };

/**
 * Runs one operation. What is not in the schema is an error, and so is a field that the local store has no answer for;
 * `contextFor` is given the arguments of `@inContext`.
 */
export async function runOperation<Context>(
  { schema, resolvers }: GraphqlApi<Context>,
  { query, variables = {} }: Operation,
  contextFor: (inContext: Args) => Context,
): Promise<OperationAnswer> {
  const parsed = parseOperation(schema, query);
  if (!("document" in parsed)) return { errors: parsed.errors.map(({ message }) => ({ message })) };
  const { document } = parsed;
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    contextValue: contextFor(readInContext(schema, document, variables)),
    fieldResolver: findResolver(resolvers),
    typeResolver: typeNameOf,
  });
  const errors = result.errors?.map(({ message, path, extensions }) => ({ message, path, extensions }));
  return { data: result.data, ...(errors ? { errors } : {}) };
}

function parseOperation(
  schema: GraphQLSchema,
  query: string,
): { document: DocumentNode } | { errors: readonly { message: string }[] } {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : { document };
  } catch (error) {
    return { errors: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
}

function readInContext(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown>): Args {
  const directive = schema.getDirective("inContext");
  const operation = getOperationAST(document);
  return (directive && operation && getDirectiveValues(directive, operation, variables)) ?? {};
}

/** What is known of the type, the source's own field for lists, payloads and small records, or an error that names it. */
function findResolver<Context>(resolvers: Resolvers<Context>): GraphQLFieldResolver<unknown, Context> {
  return (source, args, context, { parentType: { name }, fieldName }) => {
    const found = resolvers[name]?.[fieldName];
    // The schema guarantees what each type's resolvers are given.
    if (found) return found(source as never, args, context);
    if (!resolvers[name] && isRecord(source) && fieldName in source) return source[fieldName];
    throw unknownHere(`${name}.${fieldName}`);
  };
}
