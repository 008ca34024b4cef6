import path from "node:path";
import ts from "typescript";
import type { SourceFile } from "#test/contracts/source-tree.ts";

const parsed = new WeakMap<SourceFile, ts.SourceFile>();

/** The syntax tree of a file, made once. */
export function parseSource(file: SourceFile): ts.SourceFile {
  let tree = parsed.get(file);
  if (!tree) {
    const kind = /\.(tsx|jsx)$/.test(file.path) ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
    parsed.set(file, tree);
  }
  return tree;
}

/** Every node of a file, parents before their children. */
export function* eachNode(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* eachNode(child);
}

export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** How a file names another: `static` loads it, `dynamic` when that line runs, `type` never. */
export type Import = { specifier: string; kind: "static" | "type" | "dynamic"; line: number };

export function listImports(file: SourceFile): Import[] {
  const imports: Import[] = [];
  for (const node of eachNode(parseSource(file))) {
    const found = toImport(node);
    if (found) imports.push({ ...found, line: lineOf(node) });
  }
  return imports;
}

function toImport(node: ts.Node): Omit<Import, "line"> | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: node.importClause?.isTypeOnly ? "type" : "static" };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: node.isTypeOnly ? "type" : "static" };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    return specifier && ts.isStringLiteralLike(specifier) ? { specifier: specifier.text, kind: "dynamic" } : null;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, kind: "type" };
  }
  return null;
}

/** The path that an import means, or null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
  const plain = specifier.replace(/\?.*$/, "");
  if (plain.startsWith("#")) return plain.slice(1);
  return plain.startsWith(".") ? path.posix.join(path.posix.dirname(from), plain) : null;
}
