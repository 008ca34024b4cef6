import ts from "typescript";
import { constantTexts } from "#test/contracts/constant-text.ts";
import { eachNode, lineOf, parseSource } from "#test/contracts/parse-source.ts";
import { onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";

/** A GraphQL document as it stands in the code, with every text it can become. */
export type FoundDocument = { path: string; line: number; texts: string[] };

/** Finds every `#graphql` template of `files` and works out its text. */
export function collectDocuments(files: readonly SourceFile[]): FoundDocument[] {
  return onlyCode(files)
    .filter((file) => file.text.includes("#graphql"))
    .flatMap((file) =>
      [...eachNode(parseSource(file))].filter(isDocument).map((node) => ({
        path: file.path,
        line: lineOf(node),
        texts: constantTexts(node, file, files),
      })),
    );
}

function isDocument(node: ts.Node): node is ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral {
  const isTemplate = ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node);
  return isTemplate && /^`\s*#graphql\b/.test(node.getText());
}
