import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Finding, readTree, type SourceFile } from "#test/contracts/source-tree.ts";

/** Names that say nothing: what is in there belongs to whoever needs it. */
const EMPTY_WORDS = /(^|[-.])(utils?|helpers?|misc|common|managers?|services?)(?=$|[-.])/;

/** File names that a tool dictates. Remix routes carry `_` and `$`, webhook routes the topic with its underscores. */
const DICTATED = /^(README\.md|LICENSE|Dockerfile)$/;
const ROUTE = /^app\/routes\//;

/** Checks that folders and files are named in kebab-case, and for what is in them. */
function checkNames(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path }) => {
    const parts = path.split("/");
    const empty = parts.filter((part) => EMPTY_WORDS.test(part));
    const shape = parts.filter((part) => !DICTATED.test(part) && !/^\.?[a-z0-9]+([-.][a-z0-9]+)*$/.test(part));
    const isFree = ROUTE.test(path) || path.startsWith("prisma/migrations/") || path.startsWith("test/fixtures/");
    return [
      ...empty.map((part) => `${path}: "${part}" says nothing of what is in it`),
      ...(isFree ? [] : shape.map((part) => `${path}: "${part}" is not kebab-case`)),
    ];
  });
}

describe("checkNames", () => {
  test("every file and folder is named in kebab-case for what is in it", () => {
    expect(checkNames(readTree())).toEqual([]);
  });

  test.each([
    "app/utils/money.ts",
    "app/shops/shop-service.server.ts",
    "test/helpers.ts",
    "app/common/a.ts",
    "app/kernel/parseMoney.ts",
    "app/pages/Home.tsx",
    "app/kernel/parse_money.ts",
  ])("finds the planted %s", (path) => {
    expect(checkNames([{ path, text: "" }])).toHaveLength(1);
  });
});

/** Words of this machine, of the way the work is organised, and of registries: none of them is Tandem's. */
const FOREIGN_WORDS = [
  /(?<![\w.])\/work\/\w+/,
  /(?<![\w.])\/tmp\/bash_jobs/,
  /\bregistry\.(npmjs|yarnpkg)\.\w+/,
  /\b(artifactory|verdaccio|nexus)\b/i,
  /\bissue #?\d+\b/i,
  /\b(claude|anthropic|openai|chatgpt|copilot)\b/i,
];

/** Checks that the project speaks of Tandem, not of the machine or the people it was written on. */
function checkWords(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        FOREIGN_WORDS.some((word) => word.test(line)) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [],
      ),
  );
}

describe("checkWords", () => {
  const own = "test/contracts/names.test.ts";

  test("no file speaks of a machine, a registry or the way the work is organised", () => {
    expect(checkWords(readTree().filter((file) => file.path !== own))).toEqual([]);
  });

  test.each(['const data = "/work/shared/data";', "see https://registry.npmjs.org/vite", "// asked for in issue 2"])(
    "finds the planted %s",
    (text) => {
      expect(checkWords([{ path: "app/a.ts", text }])).toHaveLength(1);
    },
  );
});

describe("readTree", () => {
  test("skips nothing that Git keeps", () => {
    const ignored = existsSync(".gitignore") ? readFileSync(".gitignore", "utf8").split("\n") : [];
    expect(ignored).toEqual(expect.arrayContaining(["node_modules/", ".data/", "build/", ".cache/", ".env"]));
  });
});
