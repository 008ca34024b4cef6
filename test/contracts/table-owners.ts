import ts from "typescript";
import { eachNode, lineOf, parseSource } from "#test/contracts/parse-source.ts";
import { type Finding, onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";

/**
 * Which files name which table: few and known, so that "who writes this?" has a short answer and `shop` is asked for in one
 * place. A table of `prisma/schema/<stage>.prisma` belongs to that stage's stores (`store.server.ts`, or several, as
 * `person-store.server.ts`, where one grew too long); these are the others.
 */
const OWNERS: Record<string, RegExp> = {
  OfferRules: /^app\/shops\/settings-store\.server\.ts$/,
  StageRun: /^app\/pipeline\/intake\/[\w-]*\.server\.ts$/,
  Delivery: /^app\/shopify\/deliveries\.server\.ts$/,
  AccessLoss: /^app\/shopify\/access-loss\.server\.ts$/,
  JobRun: /^app\/jobs\/job-runs\.server\.ts$/,
  Shop: /^app\/shops\/(store|welcome-shop|hold-shop|email-key)\.server\.ts$/,
  Session: /^app\/shops\/store\.server\.ts$/,
  Customer: /^app\/shops\/(identify-customers|person-store)\.server\.ts$/,
  CustomerAlias: /^app\/shops\/(identify-customers|person-store)\.server\.ts$/,
  Tombstone: /^app\/shops\/tombstones\.server\.ts$/,
  PrivacyRequest: /^app\/shops\/privacy-requests\.server\.ts$/,
};

/** What a screen shows is its own question, often over several tables: its loader may read any, and write none. */
const READERS = /^app\/pages\/[\w-]+\/[\w-]+\.server\.ts$/;

/** A model of the schema: how Prisma's client calls it, how the database does, and which files own it. */
export type Table = { model: string; delegate: string; table: string; owner: RegExp | null };
type Naming = { model: string; line: number; writes: boolean };

/** Checks that each table of `schema` is named by its owner alone, or read by a screen's loader. */
export function checkTableOwners(schema: readonly SourceFile[], code: readonly SourceFile[]): Finding[] {
  const tables = listTables(schema);
  const unowned = tables.filter(({ owner }) => owner === null).map(({ model }) => `${model} has no owner in OWNERS`);
  const foreign = onlyCode(code).flatMap((file) =>
    namedTables(file, tables).flatMap(({ model, line, writes }) => {
      const isOwner = tables.some((table) => table.model === model && table.owner?.test(file.path));
      if (isOwner || (!writes && READERS.test(file.path))) return [];
      return [`${file.path}:${line} ${writes ? "writes" : "reads"} ${model}: ask its owner's function instead`];
    }),
  );
  return [...unowned, ...foreign];
}

export function listTables(schema: readonly SourceFile[]): Table[] {
  return schema.flatMap(tablesOf);
}

function tablesOf({ path, text }: SourceFile): Table[] {
  const stage = /schema\/([\w-]+)\.prisma$/.exec(path)?.[1] ?? "";
  const ofStage = ["shops", "main"].includes(stage)
    ? null
    : new RegExp(`^app/pipeline/${stage}/([\\w-]+/)?[\\w-]*store\\.server\\.ts$`);
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => ({
    model,
    delegate: model.charAt(0).toLowerCase() + model.slice(1),
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
    owner: OWNERS[model] ?? ofStage,
  }));
}

const READING = /^(find|count|aggregate|groupBy)/;
const WRITING = /^(create|update|upsert|delete)/;

function namedTables(file: SourceFile, tables: readonly Table[]): Naming[] {
  const usesSql = /\$queryRaw|\$executeRaw|Prisma\.(sql|raw)|\.query\(/.test(file.text);
  const found = new Map<string, Naming>();
  for (const node of eachNode(parseSource(file))) {
    const names = usesSql ? namesInSql(node) : [];
    for (const { model, delegate, table } of tables) {
      const how = howDelegate(node, delegate) ?? names.find((one) => one.name === table);
      if (how) found.set(`${model}:${lineOf(node)}`, { model, line: lineOf(node), writes: how.writes });
    }
  }
  return [...found.values()];
}

/** `tx.orderLine.findMany`, whatever the client is called. */
export function isDelegateCall(node: ts.Node, { delegate }: Table): boolean {
  return howDelegate(node, delegate) !== null;
}

function howDelegate(node: ts.Node, delegate: string): { writes: boolean } | null {
  if (!ts.isPropertyAccessExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const method = node.name.text;
  if (node.expression.name.text !== delegate || !(READING.test(method) || WRITING.test(method))) return null;
  return { writes: WRITING.test(method) };
}

/** The tables that a piece of text names as SQL does: `from order_line`, `insert into "order"`, `null::product`. */
function namesInSql(node: ts.Node): { name: string; writes: boolean }[] {
  if (!isText(node)) return [];
  const named = [...node.text.matchAll(/(?:\b(from|join|into|update|table|only)\s+|null::)("?)(\w+)\2(?!\w)/gi)];
  return named.flatMap(([, word = "", quote, name = ""]) => {
    // `order` is a word of SQL too (`order by`), so it only counts quoted.
    if (name === "order" && quote !== '"') return [];
    const writes =
      /^(into|update|table)$/i.test(word) || new RegExp(`\\bdelete from "?${name}\\b`, "i").test(node.text);
    return [{ name, writes }];
  });
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteral(node) ||
    ts.isNoSubstitutionTemplateLiteral(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node)
  );
}
