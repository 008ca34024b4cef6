import {
  type DocumentNode,
  type ExecutionResult,
  execute as executeGraphql,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import type { AdminApiDeps, AdminContext, AdminShop } from "./context.ts";
import { actualCost, type CostInput, requestedCost } from "./cost/query-cost.ts";
import { MAX_QUERY_COST, takePoints, throttleStatus } from "./cost/throttle.ts";
import { executableSchema, typeNameOf } from "./resolvers.ts";
import { phraseValidationError, phraseVariableError } from "./validation-errors.ts";

export interface AdminRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

export interface AdminAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

/** A document that fits the schema, ready to run. */
export interface Prepared {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As sent; graphql-js coerces them when it runs. */
  raw: Record<string, unknown>;
  /** Coerced, with defaults. */
  variables: Record<string, unknown>;
}

const HEADERS = { "content-type": "application/json; charset=utf-8", "x-shopify-api-version": "2026-10" };

/** Answers one GraphQL request of the app: validation, cost, throttling, execution. Faults are the caller's matter. */
export async function runRequest(
  deps: AdminApiDeps,
  shop: AdminShop,
  request: AdminRequest,
  access: { scopes: string[] },
): Promise<AdminAnswer> {
  const prepared = prepare(request);
  if ("errors" in prepared) return answer(prepared);
  const nowMs = deps.now();
  const cost: CostInput = { schema: executableSchema().schema, ...prepared };
  const requestedQueryCost = requestedCost(cost);
  if (requestedQueryCost > MAX_QUERY_COST) return answer({ errors: [tooDear(requestedQueryCost)] });
  const status = throttleStatus(shop, nowMs);
  if (deps.faults.throttleNext > 0) {
    deps.faults.throttleNext -= 1;
    return answer(throttled(requestedQueryCost, { ...status, currentlyAvailable: 0 }));
  }
  if (status.currentlyAvailable < requestedQueryCost) return answer(throttled(requestedQueryCost, status));
  const context: AdminContext = { shop, deps, scopes: new Set(access.scopes), nowMs };
  const result = await runPrepared(prepared, context);
  const actualQueryCost = actualCost(cost, result.data);
  const extensions = {
    cost: { requestedQueryCost, actualQueryCost, throttleStatus: takePoints(shop, actualQueryCost, nowMs) },
  };
  return answer({ ...format(result), extensions });
}

/** Runs a prepared document; the bulk mutation uses it too, without cost. */
export async function runPrepared(prepared: Prepared, context: AdminContext): Promise<ExecutionResult> {
  return executeGraphql({
    schema: executableSchema().schema,
    document: prepared.document,
    operationName: prepared.operation.name?.value,
    variableValues: prepared.raw,
    contextValue: context,
    typeResolver: typeNameOf,
  });
}

const documents = new Map<string, DocumentNode>();

/** Parses and validates against the schema; an app sends the same few documents again and again, so they are kept. */
export function prepare(request: AdminRequest): Prepared | { errors: unknown[] } {
  const { schema } = executableSchema();
  let document = documents.get(request.query);
  if (!document) {
    try {
      document = parse(request.query);
    } catch (error) {
      return { errors: [syntaxError(error)] };
    }
    const problems = validate(schema, document);
    if (problems.length > 0) return { errors: problems.map(phraseValidationError) };
    if (documents.size > 500) documents.clear();
    documents.set(request.query, document);
  }
  const operation = getOperationAST(document, request.operationName);
  if (!operation)
    return {
      errors: [
        {
          message: request.operationName
            ? `No operation named "${request.operationName}"`
            : "An operation name is required",
        },
      ],
    };
  const raw = request.variables ?? {};
  const longest = longestList(raw);
  if (longest > MAX_INPUT_LIST) return { errors: [tooManyInputs(longest)] };
  const checked = getVariableValues(schema, operation.variableDefinitions ?? [], raw);
  if (checked.errors) return { errors: checked.errors.map(phraseVariableError) };
  return { document, operation, raw, variables: checked.coerced };
}

/** Lists in the input may hold this many things (https://shopify.dev/docs/api/usage/limits). */
const MAX_INPUT_LIST = 250;

function longestList(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let longest = Array.isArray(value) ? value.length : 0;
  for (const inner of Object.values(value)) longest = Math.max(longest, longestList(inner));
  return longest;
}

function tooManyInputs(length: number): unknown {
  return {
    message: `The input array size of ${length} is greater than the maximum allowed of ${MAX_INPUT_LIST}.`,
    extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
  };
}

function answer(body: unknown): AdminAnswer {
  return { status: 200, headers: HEADERS, body };
}

/** Errors as Shopify lays them out; a fault of the local store itself keeps its stack on the console. */
export function format(result: ExecutionResult): Record<string, unknown> {
  const body: Record<string, unknown> = { data: result.data ?? null };
  if (result.errors) body.errors = result.errors.map(formatError);
  return body;
}

function formatError(error: GraphQLError): unknown {
  const isOwn = error.originalError && !error.extensions.code;
  if (isOwn) console.error("local store:", error.originalError);
  const extensions = isOwn ? { code: "INTERNAL_SERVER_ERROR" } : error.extensions;
  return { message: error.message, locations: error.locations, path: error.path, extensions };
}

function syntaxError(error: unknown): unknown {
  const message = error instanceof Error ? error.message.replace(/^Syntax Error: /, "") : String(error);
  return { message: `syntax error, ${message}`, extensions: { code: "PARSE_ERROR" } };
}

function throttled(requestedQueryCost: number, throttle: unknown): unknown {
  return {
    errors: [
      {
        message: "Throttled",
        extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
      },
    ],
    extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: throttle } },
  };
}

function tooDear(cost: number): unknown {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).\n\nSee https://shopify.dev/docs/api/usage/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/docs/api/usage/bulk-operations/queries for usage details.\n`,
    extensions: {
      code: "MAX_COST_EXCEEDED",
      cost,
      maxCost: MAX_QUERY_COST,
      documentation: "https://shopify.dev/api/usage/rate-limits",
    },
  };
}
