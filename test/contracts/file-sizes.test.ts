import { describe, expect, test } from "vitest";
import { checkSizes } from "#test/contracts/file-sizes.ts";
import { readTree } from "#test/contracts/source-tree.ts";

const lines = (count: number) => "const a = 1;\n".repeat(count);

describe("checkSizes", () => {
  test("every file and function can be read at one sitting", () => {
    const roots = ["app", "extensions", "prisma", "test"].flatMap((folder) => {
      try {
        return readTree(folder);
      } catch {
        return [];
      }
    });
    expect(checkSizes(roots)).toEqual([]);
  });

  test("finds a file that is too long", () => {
    expect(checkSizes([{ path: "app/kernel/a.ts", text: lines(250) }])).toEqual([]);
    expect(checkSizes([{ path: "app/kernel/a.ts", text: lines(251) }])).toHaveLength(1);
  });

  test.each([
    ["function", `function a() {\n${lines(39)}}\n`],
    ["arrow function", `const a = () => {\n${lines(39)}};\n`],
    ["method", `class A {\n a() {\n${lines(39)}}\n}\n`],
    ["callback", `run(async () => {\n${lines(39)}});\n`],
  ])("finds a %s that is too long", (_kind, text) => {
    expect(checkSizes([{ path: "app/kernel/a.ts", text }])).toHaveLength(1);
  });

  test("lets a describe be as long as its tests", () => {
    const text = `describe("a", () => {\n${lines(60)}});\n`;
    expect(checkSizes([{ path: "test/kernel/a.test.ts", text }])).toEqual([]);
  });
});
