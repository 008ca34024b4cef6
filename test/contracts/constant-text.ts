import ts from "typescript";
import { parseSource, resolveImport } from "#test/contracts/parse-source.ts";
import type { SourceFile } from "#test/contracts/source-tree.ts";

/** Stands for a value of run time: a number, and within a string a word, of any search or argument. */
const UNKNOWN = "1";
/** A constant that names itself by way of others would never end. */
const DEEPEST = 20;

type Place = { file: SourceFile; files: readonly SourceFile[]; depth: number };

/**
 * Every text that an expression of `file` can become: constants are followed through the imports, a condition gives both of
 * its texts, and what is only known at run time stands as a harmless value.
 */
export function constantTexts(node: ts.Expression, file: SourceFile, files: readonly SourceFile[]): string[] {
  return textsOf(node, { file, files, depth: 0 });
}

function textsOf(node: ts.Expression, place: Place): string[] {
  if (place.depth > DEEPEST) return [UNKNOWN];
  const inner = { ...place, depth: place.depth + 1 };
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return textsOfTemplate(node, inner);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue, inner), ...textsOf(node.whenFalse, inner)];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return textsOf(node.expression, inner);
  if (ts.isIdentifier(node)) return textsOfName(node.text, inner);
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return textsOfName(node.expression.text, inner);
  if (ts.isCallExpression(node) && node.expression.getText() === "JSON.stringify") return [`"${UNKNOWN}"`];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return joined([textsOf(node.left, inner), textsOf(node.right, inner)]);
  }
  return [UNKNOWN];
}

function textsOfTemplate(node: ts.TemplateExpression, place: Place): string[] {
  const parts = [
    [node.head.text],
    ...node.templateSpans.flatMap((span) => [textsOf(span.expression, place), [span.literal.text]]),
  ];
  return joined(parts);
}

/** Every way to put one text of each part together. */
function joined(parts: readonly string[][]): string[] {
  return parts.reduce((done, part) => done.flatMap((before) => part.map((text) => before + text)), [""]);
}

/** The texts of a constant of this file or of one it imports, or of what a function of that name returns. */
function textsOfName(name: string, place: Place): string[] {
  const tree = parseSource(place.file);
  for (const statement of tree.statements) {
    if (ts.isVariableStatement(statement)) {
      const declared = statement.declarationList.declarations.find((one) => one.name.getText() === name);
      if (declared?.initializer) return textsOfValue(declared.initializer, place);
    }
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return textsOfFunction(statement, place);
    if (ts.isImportDeclaration(statement)) {
      const texts = textsOfImport(statement, name, place);
      if (texts) return texts;
    }
  }
  return [UNKNOWN];
}

function textsOfValue(node: ts.Expression, place: Place): string[] {
  return ts.isArrowFunction(node) ? textsOfFunction(node, place) : textsOf(node, place);
}

function textsOfFunction(node: ts.ArrowFunction | ts.FunctionDeclaration, place: Place): string[] {
  if (!node.body) return [UNKNOWN];
  if (!ts.isBlock(node.body)) return textsOf(node.body, place);
  const returned = node.body.statements.filter(ts.isReturnStatement).flatMap((one) => one.expression ?? []);
  return returned.length > 0 ? returned.flatMap((one) => textsOf(one, place)) : [UNKNOWN];
}

function textsOfImport(statement: ts.ImportDeclaration, name: string, place: Place): string[] | null {
  const named = statement.importClause?.namedBindings;
  if (!named || !ts.isNamedImports(named) || !ts.isStringLiteral(statement.moduleSpecifier)) return null;
  const found = named.elements.find((one) => one.name.text === name);
  const target = found && resolveImport(place.file.path, statement.moduleSpecifier.text);
  const file = target ? place.files.find((one) => one.path === target) : undefined;
  return found && file ? textsOfName((found.propertyName ?? found.name).text, { ...place, file }) : null;
}
