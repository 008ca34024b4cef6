import { type ASTNode, getNamedType, parse, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import { collectDocuments } from "#test/contracts/graphql-documents.ts";
import type { Finding, SourceFile } from "#test/contracts/source-tree.ts";
import type { AdminSchema } from "#test/local-store/admin-api/schema.ts";

/** What demands access: any one of `scopes` is enough. */
export type Need = { why: string; scopes: readonly string[] };

/** What the application's documents demand by the types and fields they select, as Shopify's schema file lists it. */
export function listDocumentNeeds(files: readonly SourceFile[], { schema, access }: AdminSchema): Need[] {
  const needs = new Map<string, Need>();
  const note = (key: string, where: string) => {
    const requirement = access.get(key);
    if (requirement) needs.set(key, { why: `${where} reads ${key}`, scopes: requirement.scopes });
  };
  for (const { path, line, texts } of collectDocuments(files)) {
    for (const text of texts) {
      const info = new TypeInfo(schema);
      const enter = (node: ASTNode) => {
        if (node.kind === "Field") note(`${info.getParentType()?.name}.${node.name.value}`, `${path}:${line}`);
        if (node.kind === "Field" || node.kind === "InlineFragment") {
          note(getNamedType(info.getType())?.name ?? "", `${path}:${line}`);
        }
      };
      visit(parse(text), visitWithTypeInfo(info, { enter }));
    }
  }
  return [...needs.values()];
}

/** What the webhook topics demand, by the words of the schema's own list of topics. */
export function listTopicNeeds(topics: readonly string[], { schema }: AdminSchema): Need[] {
  const type = schema.getType("WebhookSubscriptionTopic");
  const values = type && "getValues" in type ? type.getValues() : [];
  return topics.flatMap((topic) => {
    const name = topic.toUpperCase().replaceAll("/", "_");
    const words = values.find((value) => value.name === name)?.description?.replace(/\s+/g, " ") ?? "";
    const scopes = /Requires .*?scopes?\b.*$/.exec(words)?.[0].match(/\b(read|write)_\w+/g) ?? [];
    return scopes.length > 0 ? [{ why: `the webhook ${topic}`, scopes }] : [];
  });
}

/** Who may hold our metafields, and what writing them demands. */
const METAFIELD_OWNERS: Record<string, string[]> = {
  product: ["write_products"],
  variant: ["write_products"],
  customer: ["write_customers"],
  order: ["write_orders"],
  discount: ["write_discounts"],
};

/**
 * What writing the metafields demands that shopify.app.toml defines (`keys` by their owner), where the application writes
 * such at all: an owner counts as soon as a stage names one of its keys (a block of the theme may have the same name).
 * Until then it may be any of them.
 */
export function listMetafieldNeeds(keys: Record<string, readonly string[]>, files: readonly SourceFile[]): Need[] {
  const writer = files.find((file) => /\bmetafieldsSet\b/.test(file.text));
  if (!writer) return [];
  const owners = Object.keys(keys).filter((owner) => METAFIELD_OWNERS[owner]);
  const stages = files.filter(({ path }) => path.startsWith("app/pipeline/"));
  const named = owners.filter((owner) => keys[owner]?.some((key) => isNamed(key, stages)));
  const why = (owner: string) => `${writer.path} writes metafields of a ${owner}`;
  if (named.length > 0) return named.map((owner) => ({ why: why(owner), scopes: METAFIELD_OWNERS[owner] ?? [] }));
  return [{ why: why(owners.join(" or ")), scopes: owners.flatMap((owner) => METAFIELD_OWNERS[owner] ?? []) }];
}

/** Whose metafields customers may be let at, and the scopes of the Customer Account API for it. */
const OPENED_OWNERS: Record<string, string> = { customer: "customers", order: "orders", company: "companies" };

/**
 * What the Customer Account API demands for the metafields that shopify.app.toml opens to it: the scopes of their owner
 * (`metafieldsSet` demands "the same access as mutating" it), of which writing does not include reading. Its list of scopes
 * says of none that it includes another.
 */
export function listOpenedNeeds(definitions: readonly { owner: string; key: string; opened: string }[]): Need[] {
  return definitions.flatMap(({ owner, key, opened }) => {
    const verbs = { read: ["read"], read_write: ["read", "write"] }[opened] ?? [];
    const name = OPENED_OWNERS[owner];
    const why = `the definition ${owner}.${key} is opened to customers`;
    return verbs.map((verb) => ({ why, scopes: name ? [`customer_${verb}_${name}`] : [] }));
  });
}

/** Checks that what is needed is asked for, and that what is asked for is needed, or named by code that tells it apart. */
export function checkScopes(asked: readonly string[], needs: readonly Need[], code: readonly SourceFile[]): Finding[] {
  const missing = needs.filter((need) => !isMet(need, asked));
  const unused = asked.filter((scope) => !isUsed(scope, asked, needs) && !isNamed(scope, code));
  return [
    ...missing.map((need) => `${need.why}, which demands ${need.scopes.join(" or ")}: shopify.app.toml asks for none`),
    ...unused.map((scope) => `shopify.app.toml asks for ${scope}, which nothing uses`),
  ];
}

/** Whether something would be missing without it. A read scope may stand beside the write scope that includes it. */
function isUsed(scope: string, asked: readonly string[], needs: readonly Need[]): boolean {
  const others = asked.filter((one) => one !== scope && one !== scope.replace(/^read_/, "write_"));
  return needs.some((need) => isMet(need, [...others, scope]) && !isMet(need, others));
}

function isNamed(scope: string, code: readonly SourceFile[]): boolean {
  return code.some((file) => file.text.includes(`"${scope}"`));
}

/** `write_x` includes `read_x`. */
function isMet({ scopes }: Need, granted: readonly string[]): boolean {
  return scopes.some((scope) => granted.includes(scope) || granted.includes(scope.replace(/^read_/, "write_")));
}
