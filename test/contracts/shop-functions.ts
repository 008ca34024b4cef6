import ts from "typescript";
import { parseSource } from "#test/contracts/parse-source.ts";
import { onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";

/** A function that works for one shop, as `file name`. */
export type ShopFunction = string;

/**
 * Every function (and class) that a `.server` file exports and that is told the shop: its first or second parameter is
 * `shop`, or an object of which it takes `shop`.
 */
export function listShopFunctions(files: readonly SourceFile[]): ShopFunction[] {
  return onlyCode(files)
    .filter((file) => file.path.endsWith(".server.ts"))
    .flatMap((file) => listExported(parseSource(file)).map((name) => `${file.path} ${name}`));
}

function listExported(tree: ts.SourceFile): string[] {
  return tree.statements.filter(isExported).flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return named(statement.name, statement.parameters);
    if (ts.isClassDeclaration(statement)) {
      const made = statement.members.find(ts.isConstructorDeclaration);
      return named(statement.name, made?.parameters);
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const isFunction = initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      return isFunction ? named(name, initializer.parameters) : [];
    });
  });
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function named(name: ts.Node | undefined, parameters: readonly ts.ParameterDeclaration[] = []): string[] {
  return name && parameters.slice(0, 2).some(({ name: given }) => takesShop(given)) ? [name.getText()] : [];
}

function takesShop(name: ts.BindingName): boolean {
  if (ts.isIdentifier(name)) return name.text === "shop";
  return (
    ts.isObjectBindingPattern(name) && name.elements.some((one) => (one.propertyName ?? one.name).getText() === "shop")
  );
}
