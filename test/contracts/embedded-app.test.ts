import ts from "typescript";
import { describe, expect, test } from "vitest";
import { eachNode, lineOf, listImports, parseSource } from "#test/contracts/parse-source.ts";
import { type Finding, onlyCode, readTree, type SourceFile } from "#test/contracts/source-tree.ts";

const ROUTE_OF_THE_ADMIN = /^app\/routes\/app[._][^/]*$|^app\/routes\/app\.tsx$/;
const SCREEN = /^app\/(routes\/app|pages\/|ui\/)/;

/**
 * Checks for what breaks inside the admin's frame, where the session travels as a token instead of a cookie: an ordinary
 * redirect, link or form loses it, and a route that does not authenticate answers anyone.
 */
function checkEmbedded(files: readonly SourceFile[]): Finding[] {
  return onlyCode(files).flatMap((file) => [
    ...(ROUTE_OF_THE_ADMIN.test(file.path) ? [...checkRedirect(file), ...checkAuthenticated(file)] : []),
    ...(SCREEN.test(file.path) ? checkElements(file) : []),
  ]);
}

function checkRedirect(file: SourceFile): Finding[] {
  return listImports(file).flatMap(({ specifier, line }) => {
    const isRemix = /^(@remix-run\/|react-router)/.test(specifier);
    const named =
      file.text
        .split("\n")
        .slice(line - 1, line + 8)
        .join("\n")
        .split(";")[0] ?? "";
    return isRemix && /\bredirect(Document)?\b/.test(named)
      ? [`${file.path}:${line} takes redirect from ${specifier}: use the one authenticate.admin returns`]
      : [];
  });
}

function checkAuthenticated(file: SourceFile): Finding[] {
  const tree = parseSource(file);
  return ["loader", "action"].flatMap((name) => {
    const declared = tree.statements.find(
      (statement) => isExported(statement) && declaredNames(statement).includes(name),
    );
    if (!declared || /\bauthenticate\.admin\(/.test(declared.getText())) return [];
    return [`${file.path}:${lineOf(declared)} its ${name} does not call authenticate.admin`];
  });
}

function isExported(node: ts.Statement): boolean {
  if (ts.isExportDeclaration(node)) return true;
  return ts.canHaveModifiers(node) && !!ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
}

function declaredNames(node: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(node)) return [node.name?.text ?? ""];
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((one) => one.name.getText());
  if (ts.isExportDeclaration(node) && node.exportClause) return node.exportClause.getText().match(/\w+/g) ?? [];
  return [];
}

const INSTEAD: Record<string, string> = {
  a: "Link of @remix-run/react, or Polaris' Button with url",
  form: "Form of @remix-run/react",
};

function checkElements(file: SourceFile): Finding[] {
  return [...eachNode(parseSource(file))].flatMap((node) => {
    if (!ts.isJsxOpeningElement(node) && !ts.isJsxSelfClosingElement(node)) return [];
    const instead = INSTEAD[node.tagName.getText()];
    return instead ? [`${file.path}:${lineOf(node)} <${node.tagName.getText()}> leaves the frame: use ${instead}`] : [];
  });
}

describe("checkEmbedded", () => {
  test("the admin's routes and screens stay inside the frame and authenticate", () => {
    expect(checkEmbedded(readTree("app"))).toEqual([]);
  });

  const route = "app/routes/app.import.tsx";
  test.each([
    [route, 'import { json, redirect } from "@remix-run/node";'],
    [route, "export const loader = async () => ({ orders: 1 });"],
    [route, "export async function action() {\n  return null;\n}"],
    [route, 'import { loader } from "./x.ts";\nexport { loader };'],
    [route, 'const a = <a href="/app">Home</a>;'],
    ["app/pages/home/home.tsx", 'const a = <form method="post" />;'],
    ["app/ui/card.tsx", "const a = <p><a href={url}>x</a></p>;"],
  ])("finds a planted trap: %s with %s", (path, text) => {
    expect(checkEmbedded([{ path, text }])).toHaveLength(1);
  });

  test("lets Remix's own elements and an authenticated loader be", () => {
    const text = `import { Form, Link } from "@remix-run/react";
      export const loader = async ({ request }) => { const { redirect } = await authenticate.admin(request); return redirect("/app"); };
      const a = <Form><Link to="/app">Home</Link><abbr /></Form>;`;
    expect(checkEmbedded([{ path: route, text }])).toEqual([]);
  });
});
