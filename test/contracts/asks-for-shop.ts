import ts from "typescript";
import { eachNode, lineOf, parseSource } from "#test/contracts/parse-source.ts";
import { OTHER, SHOP, unboundTables } from "#test/contracts/shop-in-sql.ts";
import { type Finding, onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";
import { delegateMethod, listTables, type Table } from "#test/contracts/tables.ts";

/**
 * Checks that whatever reaches a table names the shop: each SQL template and each call of Prisma's delegates. Only a
 * function that says so in its name, `…AllShops`, may look across shops. Every table of ours has a `shop` column.
 */
export function checkShopAsked(schema: readonly SourceFile[], code: readonly SourceFile[]): Finding[] {
  const tables = listTables(schema);
  return onlyCode(code).flatMap((file) =>
    [...eachNode(parseSource(file))].flatMap((node) => {
      const wrong = judgeSql(node, tables) ?? judgeDelegate(node, tables);
      return wrong && !isAcrossShops(node) ? [`${file.path}:${lineOf(node)} ${wrong}`] : [];
    }),
  );
}

/** Within a function called `…AllShops`. */
function isAcrossShops(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (nameOf(at).endsWith("AllShops")) return true;
  return false;
}

function nameOf(node: ts.Node): string {
  const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableDeclaration(node);
  return isNamed ? (node.name?.getText() ?? "") : "";
}

function judgeSql(node: ts.Node, tables: readonly Table[]): string | null {
  if (ts.isPropertyAccessExpression(node) && /^\$(query|execute)RawUnsafe$/.test(node.name.text)) {
    return "runs a text as SQL: write a template, whose values can't become SQL";
  }
  if (!ts.isTaggedTemplateExpression(node)) return null;
  const tag = ts.isPropertyAccessExpression(node.tag) ? node.tag.name.text : node.tag.getText();
  if (!/^(\$queryRaw|\$executeRaw|sql)$/.test(tag)) return null;
  const unknown = hiddenTable(node.template);
  if (unknown) return `reads from ${unknown}, which may be any table: name it, or give a function \`shop\``;
  const missed = unboundTables(textOf(node.template), [...tables.map(({ table }) => table), "pgboss.job"]);
  return missed.length > 0 ? `touches ${missed.join(", ")} without \`shop = \${shop}\`` : null;
}

function textOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const spans = template.templateSpans.map(
    ({ expression, literal }) => (isShop(expression) ? SHOP : OTHER) + literal.text,
  );
  return template.head.text + spans.join("");
}

/** A value where SQL wants a table. A fragment that a function makes for this shop is judged where it is written. */
function hiddenTable(template: ts.TemplateLiteral): string | null {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return null;
  let before = template.head.text;
  for (const { expression, literal } of template.templateSpans) {
    if (/(?<!\bdistinct\s+)\b(from|join|into|update|using)\s+\(?\s*$/i.test(before) && !isJudgedElsewhere(expression)) {
      return expression.getText();
    }
    before = literal.text;
  }
  return null;
}

function isJudgedElsewhere(node: ts.Expression): boolean {
  if (ts.isCallExpression(node)) return node.arguments.some(isShop);
  const declared = ts.isIdentifier(node) ? declarationOf(node) : undefined;
  const value = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
  return value !== undefined && ts.isTaggedTemplateExpression(value) && value.tag.getText() === "Prisma.sql";
}

/** `shop`, `row.shop`, `this.#shop`. */
function isShop(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return node.text === "shop";
  return ts.isPropertyAccessExpression(node) && /^#?shop$/.test(node.name.text);
}

function judgeDelegate(node: ts.Node, tables: readonly Table[]): string | null {
  if (!ts.isCallExpression(node)) return null;
  const table = tables.find((one) => delegateMethod(node.expression, one));
  const method = table && delegateMethod(node.expression, table);
  if (!table || !method) return null;
  const missed = wantedParts(method).filter((part) => !namesShop(propertyOf(node.arguments[0], part)));
  return missed.length > 0 ? `${table.delegate}.${method} names no shop in its \`${missed.join("` and `")}\`` : null;
}

function wantedParts(method: string): string[] {
  if (method.startsWith("create")) return ["data"];
  return method === "upsert" ? ["where", "create"] : ["where"];
}

function propertyOf(node: ts.Expression | undefined, name: string): ts.Expression | undefined {
  if (!node || !ts.isObjectLiteralExpression(node)) return undefined;
  for (const one of node.properties) {
    if (one.name?.getText() !== name) continue;
    if (ts.isPropertyAssignment(one)) return one.initializer;
    if (ts.isShorthandPropertyAssignment(one)) return one.name;
  }
  return undefined;
}

/** Whether a condition or a row holds the shop, or every one of several rows does. */
function namesShop(node: ts.Expression | undefined): boolean {
  if (!node) return false;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return namesShop(node.expression);
  if (ts.isObjectLiteralExpression(node)) return node.properties.some(isShopProperty);
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 && node.elements.every(namesShop);
  if (ts.isIdentifier(node)) return isShopDeclaration(declarationOf(node));
  const [made] = ts.isCallExpression(node) && /\.map$/.test(node.expression.getText()) ? node.arguments : [];
  return made !== undefined && ts.isArrowFunction(made) && !ts.isBlock(made.body) && namesShop(made.body);
}

function isShopProperty(one: ts.ObjectLiteralElementLike): boolean {
  if (ts.isShorthandPropertyAssignment(one)) return one.name.text === "shop";
  if (ts.isSpreadAssignment(one)) return ts.isIdentifier(one.expression) && namesShop(one.expression);
  if (!ts.isPropertyAssignment(one)) return false;
  const name = one.name.getText();
  return name === "shop" ? isShop(one.initializer) : name.startsWith("shop_") && namesShop(one.initializer);
}

function isShopDeclaration(declared: ts.Node | undefined): boolean {
  if (!declared) return false;
  if (ts.isVariableDeclaration(declared)) return namesShop(declared.initializer);
  if (!ts.isParameter(declared) || !declared.type || !ts.isTypeLiteralNode(declared.type)) return false;
  return declared.type.members.some((one) => one.name?.getText() === "shop" && !one.questionToken);
}

/** The nearest declaration of a name, from within outwards. */
function declarationOf(name: ts.Identifier): ts.Node | undefined {
  for (let scope: ts.Node | undefined = name.parent; scope; scope = scope.parent) {
    const isScope = ts.isBlock(scope) || ts.isSourceFile(scope) || ts.isFunctionLike(scope);
    if (!isScope) continue;
    for (const node of eachNode(scope)) {
      const declares = ts.isVariableDeclaration(node) || ts.isParameter(node);
      if (declares && ts.isIdentifier(node.name) && node.name.text === name.text) return node;
    }
  }
  return undefined;
}
