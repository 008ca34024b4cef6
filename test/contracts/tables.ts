import ts from "typescript";
import type { SourceFile } from "#test/contracts/source-tree.ts";

/** A model of the schema: how Prisma's client calls it, and how the database does. */
export type Table = { model: string; delegate: string; table: string };

/** Every model of `schema`. */
export function listTables(schema: readonly SourceFile[]): Table[] {
  const text = schema.map((file) => file.text).join("\n");
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = "", body = ""]) => ({
    model,
    delegate: model.charAt(0).toLowerCase() + model.slice(1),
    table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model,
  }));
}

const METHOD = /^(find|create|update|upsert|delete|count|aggregate|groupBy)/;

/** The method that an expression names of a table's delegate, as `tx.orderLine.findMany` does; else null. */
export function delegateMethod(node: ts.Node, { delegate }: Table): string | null {
  if (!ts.isPropertyAccessExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  return node.expression.name.text === delegate && METHOD.test(node.name.text) ? node.name.text : null;
}
