import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configNames, parseConfig } from "#app/runtime/config.server.ts";
import { type Finding, readTree, type SourceFile } from "#test/contracts/source-tree.ts";

/** Checks that `.env.example` has each name the configuration reads, with a word about it, and no other. */
function checkExample(example: string, names: readonly string[]): Finding[] {
  const lines = example.split("\n");
  const listed = lines.flatMap((line) => /^#? ?([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
  const unexplained = lines.filter(
    (line, index) => /^#? ?[A-Z][A-Z0-9_]+=/.test(line) && !/^# \w/.test(lines[index - 1] ?? ""),
  );
  return [
    ...names.filter((name) => !listed.includes(name)).map((name) => `.env.example lacks ${name}`),
    ...listed.filter((name) => !names.includes(name)).map((name) => `.env.example has ${name}, which nothing reads`),
    ...unexplained.map((line) => `.env.example says nothing about ${line}`),
  ];
}

/** Checks that the application reads no name of the environment that the configuration does not know. */
function checkReads(files: readonly SourceFile[], names: readonly string[]): Finding[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/process\.env\.([A-Z][A-Z0-9_]+)/g)].flatMap(([, name = ""]) =>
      names.includes(name) || name === "NODE_OPTIONS"
        ? []
        : [`${path} reads ${name}, which the configuration does not know`],
    ),
  );
}

const example = readFileSync(".env.example", "utf8");

describe("checkExample", () => {
  test(".env.example explains each name that the configuration reads, and no other", () => {
    expect(checkExample(example, configNames)).toEqual([]);
  });

  test("finds a name that is missing, left over or unexplained", () => {
    expect(checkExample("# the port\nPORT=3000\n", ["PORT", "HOST"])).toEqual([".env.example lacks HOST"]);
    expect(checkExample("# the port\nPORT=3000\n", [])).toHaveLength(1);
    expect(checkExample("PORT=3000\n", ["PORT"])).toHaveLength(1);
    expect(checkExample("# the port\n# PORT=3000\n", ["PORT"])).toEqual([]);
  });

  test("a copy of it with the secrets filled in is a valid configuration", () => {
    const given = [...example.matchAll(/^([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]);
    const secrets = { SHOPIFY_API_KEY: "k", SHOPIFY_API_SECRET: "s", TANDEM_KEY: Buffer.alloc(32).toString("base64") };
    expect(() => parseConfig({ ...Object.fromEntries(given), ...secrets })).not.toThrow();
  });
});

describe("checkReads", () => {
  test("the application reads only what the configuration knows", () => {
    expect(checkReads(readTree("app"), configNames)).toEqual([]);
  });

  test("finds a planted read", () => {
    expect(checkReads([{ path: "app/a.ts", text: "process.env.SECRET_DOOR" }], configNames)).toHaveLength(1);
  });
});
