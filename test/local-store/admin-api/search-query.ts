import { badRequest, unknownHere } from "./errors.ts";

/**
 * Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): `updated_at:>='2026-01-01' AND -status:open`,
 * OR, NOT, brackets, quotes. Words without a field (full-text search) are not known here.
 */
export type SearchNode =
  | { kind: "term"; field: string; comparator: Comparator; value: string }
  | { kind: "not"; inner: SearchNode }
  | { kind: "and" | "or"; parts: SearchNode[] };

export type Comparator = "=" | ">" | ">=" | "<" | "<=";

/** What a field of an item says to a term. */
export type SearchFields<T> = Record<string, (item: T, comparator: Comparator, value: string) => boolean>;

/** Makes a filter from a query; throws for a field or word that the local store cannot search. Null: everything fits. */
export function compileSearch<T>(
  query: string | null,
  fields: SearchFields<T>,
  what: string,
): ((item: T) => boolean) | null {
  if (query === null || query.trim() === "") return null;
  const tokens = tokenize(query);
  const node = parseOr(tokens);
  if (tokens.length > 0) throw badRequest(`Invalid search query: ${query}`);
  return compileNode(node, fields, what);
}

function compileNode<T>(node: SearchNode, fields: SearchFields<T>, what: string): (item: T) => boolean {
  if (node.kind === "term") {
    const test = fields[node.field];
    if (!test) throw unknownHere(`the search field ${what}.${node.field}`);
    return (item) => test(item, node.comparator, node.value);
  }
  if (node.kind === "not") {
    const inner = compileNode(node.inner, fields, what);
    return (item) => !inner(item);
  }
  const parts = node.parts.map((part) => compileNode(part, fields, what));
  return node.kind === "and" ? (item) => parts.every((part) => part(item)) : (item) => parts.some((part) => part(item));
}

const TOKEN = /\s*(\(|\)|-(?=[a-zA-Z_])|[a-zA-Z_.]+\s*:\s*(?:<=|>=|<|>)?\s*(?:'[^']*'|"[^"]*"|[^\s()]+)|[^\s()]+)/y;

function tokenize(query: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const trimmed = query.trimEnd();
  while (TOKEN.lastIndex < trimmed.length) {
    const match = TOKEN.exec(trimmed);
    if (!match?.[1]) throw badRequest(`Invalid search query: ${query}`);
    tokens.push(match[1]);
  }
  return tokens;
}

function parseOr(tokens: string[]): SearchNode {
  const parts = [parseAnd(tokens)];
  while (tokens[0] === "OR") {
    tokens.shift();
    parts.push(parseAnd(tokens));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: "or", parts };
}

function parseAnd(tokens: string[]): SearchNode {
  const parts: SearchNode[] = [];
  while (tokens.length > 0 && tokens[0] !== "OR" && tokens[0] !== ")") {
    if (tokens[0] === "AND") tokens.shift();
    else parts.push(parseUnary(tokens));
  }
  const [only] = parts;
  return parts.length === 1 && only ? only : { kind: "and", parts };
}

function parseUnary(tokens: string[]): SearchNode {
  const token = tokens.shift() ?? "";
  if (token === "-" || token === "NOT") return { kind: "not", inner: parseUnary(tokens) };
  if (token === "(") {
    const inner = parseOr(tokens);
    if (tokens.shift() !== ")") throw badRequest("Invalid search query: a bracket is not closed");
    return inner;
  }
  return parseTerm(token);
}

function parseTerm(token: string): SearchNode {
  const match = /^([a-zA-Z_.]+)\s*:\s*(<=|>=|<|>)?\s*([\s\S]+)$/.exec(token);
  if (!match?.[1] || !match[3]) throw unknownHere(`the search for the word ${token}`);
  const comparator = isComparator(match[2]) ? match[2] : "=";
  return { kind: "term", field: match[1], comparator, value: match[3].replace(/^(['"])([\s\S]*)\1$/, "$2") };
}

function isComparator(text: string | undefined): text is Comparator {
  return text === ">" || text === ">=" || text === "<" || text === "<=";
}

/** A search field over a legacy id; `*` matches any. */
export function byId<T>(read: (item: T) => number) {
  return (item: T, comparator: Comparator, value: string) =>
    value === "*" || compare(read(item), Number(value), comparator);
}

/** A search field over text: equal without regard to case, `abc*` by its beginning, several by commas. */
export function byText<T>(read: (item: T) => string | null) {
  return (item: T, _comparator: Comparator, value: string) => {
    const have = (read(item) ?? "").toLowerCase();
    return value.split(",").some((one) => matches(have, one.trim().toLowerCase()));
  };
}

function matches(have: string, wanted: string): boolean {
  return wanted.endsWith("*") ? have.startsWith(wanted.slice(0, -1)) : have === wanted;
}

/** A search field over a time. A bare day counts as that whole day in UTC; null times match nothing. */
export function byTime<T>(read: (item: T) => string | null) {
  return (item: T, comparator: Comparator, value: string) => {
    const have = read(item);
    if (have === null) return false;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
    const from = Date.parse(value);
    if (Number.isNaN(from)) throw badRequest(`Invalid time in search query: ${value}`);
    const to = isDay ? from + 86_400_000 - 1 : from;
    const at = Date.parse(have);
    if (comparator === "=") return at >= from && at <= (isDay ? to : from + 999);
    return compare(at, comparator === ">" || comparator === "<=" ? to : from, comparator);
  };
}

function compare(have: number, wanted: number, comparator: Comparator): boolean {
  switch (comparator) {
    case ">":
      return have > wanted;
    case ">=":
      return have >= wanted;
    case "<":
      return have < wanted;
    case "<=":
      return have <= wanted;
    default:
      return have === wanted;
  }
}
