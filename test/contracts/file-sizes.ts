import ts from "typescript";
import { eachNode, lineOf, parseSource } from "#test/contracts/parse-source.ts";
import { type Finding, onlyCode, type SourceFile } from "#test/contracts/source-tree.ts";

const FILE_LINES = 250;
const FUNCTION_LINES = 40;

/** Tables of data and prose of generated shops: their length is their content. */
const DATA = /^test\/local-store\/world\/catalogue\//;

/** Checks that files and functions stay short enough to be read at one sitting. */
export function checkSizes(files: readonly SourceFile[]): Finding[] {
  return onlyCode(files)
    .filter((file) => !DATA.test(file.path))
    .flatMap((file) => [...judgeFile(file), ...judgeFunctions(file)]);
}

function judgeFile({ path, text }: SourceFile): Finding[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines > FILE_LINES ? [`${path} has ${lines} lines (at most ${FILE_LINES}): split it by its verbs`] : [];
}

function judgeFunctions(file: SourceFile): Finding[] {
  const tree = parseSource(file);
  return [...eachNode(tree)].filter(isOwnFunction).flatMap((node) => {
    const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
    const lines = tree.getLineAndCharacterOfPosition(node.end).line - first + 1;
    if (lines <= FUNCTION_LINES) return [];
    return [`${file.path}:${lineOf(node)} ${nameOf(node)} has ${lines} lines (at most ${FUNCTION_LINES})`];
  });
}

/** Any function but the callback of `describe` or `test`, which is a chapter rather than a step. */
function isOwnFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  if (!ts.isFunctionLike(node) || !("body" in node) || !node.body) return false;
  const { parent } = node;
  if (!ts.isCallExpression(parent)) return true;
  return !/^(describe|test|it|before(All|Each)|after(All|Each))\b/.test(parent.expression.getText());
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "a function";
}
