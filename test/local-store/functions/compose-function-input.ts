import { readFileSync } from "node:fs";
import { type DocumentNode, executeSync, type GraphQLFieldResolver, parse, validate } from "graphql";
import { answerForCart } from "./answer-for-cart.ts";
import type { AppFunction } from "./find-function.ts";
import { requireFunction } from "./find-function.ts";
import type { FunctionCart } from "./function-cart.ts";
import { QUERY_BYTES, QUERY_COST } from "./limits.ts";
import { loadFunctionSchema } from "./load-function-schema.ts";
import { measureQueryBytes, measureQueryCost } from "./measure-query.ts";

type Query = { document: DocumentNode; target: string; apiVersion: string };

const queries = new Map<string, Query>();

/**
 * What Shopify hands to a Function for this cart: the extension's own input query, executed against Shopify's schema.
 * @throws for a query that Shopify would refuse, and for a field that the store has no answer to
 */
export function composeFunctionInput(cart: FunctionCart, functionHandle = "bundle-discount"): object {
  const { document, target, apiVersion } = loadQuery(requireFunction(functionHandle));
  const { data, errors } = executeSync({
    schema: loadFunctionSchema(target, apiVersion),
    document,
    rootValue: answerForCart(cart),
    fieldResolver: answerOrThrow,
  });
  if (errors?.[0]) throw errors[0];
  if (!data) throw new Error("The input query gave nothing");
  // graphql-js makes objects without a prototype; JSON makes them what a Function gets.
  return JSON.parse(JSON.stringify(data));
}

function loadQuery({ targets: [target], apiVersion }: AppFunction): Query {
  if (!target) throw new Error("The Function has no target");
  const text = readFileSync(target.queryFile, "utf8");
  const key = `${target.target} ${apiVersion} ${text}`;
  const known = queries.get(key);
  if (known) return known;
  const query = { document: checkQuery(text, target.target, apiVersion), target: target.target, apiVersion };
  queries.set(key, query);
  return query;
}

/** An input query that Shopify would take. @throws where it would not */
export function checkQuery(text: string, target: string, apiVersion: string): DocumentNode {
  const document = parse(text);
  const [problem] = validate(loadFunctionSchema(target, apiVersion), document);
  if (problem) throw problem;
  const bytes = measureQueryBytes(text);
  if (bytes > QUERY_BYTES) throw new Error(`The input query has ${bytes} B; Shopify takes ${QUERY_BYTES}`);
  const cost = measureQueryCost(document);
  if (cost > QUERY_COST) throw new Error(`The input query costs ${cost}; Shopify takes ${QUERY_COST}`);
  return document;
}

const answerOrThrow: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, { fieldName, parentType }) => {
  const value = typeof source === "object" && source !== null ? Reflect.get(source, fieldName) : undefined;
  if (value === undefined)
    throw new Error(`The local store tells a Function nothing of ${parentType.name}.${fieldName}`);
  return typeof value === "function" ? value(args) : value;
};
