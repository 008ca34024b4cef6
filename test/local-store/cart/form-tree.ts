import type { IncomingMessage } from "node:http";
import { headerOf, readBody } from "#test/local-store/http.ts";

/** What a request carries, as nested values: forms name them `items[0][id]` and `updates[]`. */
export type Tree = { [key: string]: Tree | Tree[] | string };

/**
 * The body of a cart request: JSON as it is, or a form (urlencoded, or multipart as `FormData` sends it) as nested values.
 * Null when it is none of these.
 */
export async function readRequestTree(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request);
  const type = headerOf(request, "content-type") ?? "";
  if (/^multipart\/form-data/.test(type)) {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    return toTree([...form].map(([name, value]) => [name, typeof value === "string" ? value : value.name]));
  }
  const text = body.toString("utf8");
  if (/^application\/x-www-form-urlencoded/.test(type)) return toTree([...new URLSearchParams(text)]);
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    return null;
  }
}

/** `[["items[0][id]", "7"]]` is `{ items: { 0: { id: "7" } } }`; a name that ends in `[]` makes a list. */
export function toTree(fields: readonly (readonly [string, string])[]): Tree {
  const root: Tree = Object.create(null);
  for (const [name, value] of fields) put(root, toPath(name), value);
  return root;
}

function toPath(name: string): string[] {
  const [first = ""] = /^[^[]*/.exec(name) ?? [];
  return [
    first,
    ...name
      .slice(first.length)
      .matchAll(/\[([^\]]*)\]/g)
      .map(([, part = ""]) => part),
  ];
}

function put(node: Tree, [key = "", ...rest]: string[], value: string): void {
  const there = node[key];
  if (rest.length === 0) node[key] = value;
  else if (rest.length === 1 && rest[0] === "") node[key] = [...(Array.isArray(there) ? there : []), value] as Tree[];
  else {
    const child: Tree = typeof there === "object" && !Array.isArray(there) ? there : Object.create(null);
    node[key] = child;
    put(child, rest, value);
  }
}
