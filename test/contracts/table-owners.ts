import ts from "typescript";
import { eachNode, lineOf, parseSource } from "#test/contracts/parse-source.ts";
import { type Finding, onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";

/**
 * Which files name which table: few and known, so that "who writes this?" has a short answer and `shop` is asked for in one
 * place. A stage's store may be several files (`store.server.ts`, `person-store.server.ts`) where one grew too long.
 */
export const OWNERS: Record<string, RegExp> = {
  Product: /^app\/pipeline\/catalog\/[\w-]*store\.server\.ts$/,
  Variant: /^app\/pipeline\/catalog\/[\w-]*store\.server\.ts$/,
  Collection: /^app\/pipeline\/catalog\/[\w-]*store\.server\.ts$/,
  Order: /^app\/pipeline\/orders\/[\w-]*store\.server\.ts$/,
  OrderLine: /^app\/pipeline\/orders\/[\w-]*store\.server\.ts$/,
  Publication: /^app\/pipeline\/publishing\/[\w-]*store\.server\.ts$/,
  GrantedRule: /^app\/pipeline\/publishing\/[\w-]*store\.server\.ts$/,
  PublishingTarget: /^app\/pipeline\/publishing\/[\w-]*store\.server\.ts$/,
  PublishingSettings: /^app\/pipeline\/publishing\/[\w-]*store\.server\.ts$/,
  PublishingOperation: /^app\/pipeline\/publishing\/[\w-]*store\.server\.ts$/,
  Intake: /^app\/pipeline\/intake\/[\w-]*store\.server\.ts$/,
  IntakeProblem: /^app\/pipeline\/intake\/[\w-]*store\.server\.ts$/,
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

/** A model of the schema: how Prisma's client calls it, and how the database does. */
export type Table = { model: string; delegate: string; table: string };

/** Checks that each table of `schema` is named by its owner alone. */
export function checkTableOwners(schema: readonly SourceFile[], code: readonly SourceFile[]): Finding[] {
  const tables = listTables(schema);
  const unowned = tables.filter(({ model }) => !OWNERS[model]).map(({ model }) => `${model} has no owner in OWNERS`);
  const foreign = onlyCode(code).flatMap((file) =>
    namedTables(file, tables).flatMap(({ model, line }) =>
      OWNERS[model]?.test(file.path) ? [] : [`${file.path}:${line} names ${model}: ask its owner's function instead`],
    ),
  );
  return [...unowned, ...foreign];
}

export function listTables(schema: readonly SourceFile[]): Table[] {
  const text = schema.map((file) => file.text).join("\n");
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => ({
    model,
    delegate: model.charAt(0).toLowerCase() + model.slice(1),
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
  }));
}

const DELEGATE_METHOD = /^(find|create|update|upsert|delete|count|aggregate|groupBy)/;

function namedTables(file: SourceFile, tables: readonly Table[]): { model: string; line: number }[] {
  const named = new Map<string, number>();
  const note = (table: Table, node: ts.Node) => named.set(`${table.model}:${lineOf(node)}`, lineOf(node));
  const usesSql = /\$queryRaw|\$executeRaw|Prisma\.(sql|raw)|\.query\(/.test(file.text);
  for (const node of eachNode(parseSource(file))) {
    const names = usesSql ? namesInSql(node) : [];
    for (const table of tables) {
      if (isDelegateCall(node, table) || names.includes(table.table)) note(table, node);
    }
  }
  return [...named].map(([key, line]) => ({ model: key.split(":")[0] ?? "", line }));
}

/** `tx.orderLine.findMany`, whatever the client is called. */
export function isDelegateCall(node: ts.Node, { delegate }: Table): boolean {
  return (
    ts.isPropertyAccessExpression(node) &&
    DELEGATE_METHOD.test(node.name.text) &&
    ts.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === delegate
  );
}

/** The tables that a piece of text names as SQL does: `from order_line`, `insert into "order"`, `null::product`. */
function namesInSql(node: ts.Node): string[] {
  if (!isText(node)) return [];
  const named = [...node.text.matchAll(/(?:\b(?:from|join|into|update|table|only)\s+|null::)("?)(\w+)\1(?!\w)/gi)];
  // `order` is a word of SQL too (`order by`), so it only counts quoted.
  return named.flatMap(([, quote, name = ""]) => (name === "order" && quote !== '"' ? [] : [name]));
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
