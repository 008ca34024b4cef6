import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { STAGES } from "#test/contracts/import-rules.ts";
import { type Finding, readTree } from "#test/contracts/source-tree.ts";

const readme = readFileSync("README.md", "utf8");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

/** npm's own commands, which are no script of ours. */
const NPM_OWN = ["ci", "install", "run"];
/** Scripts that npm calls by itself. */
const CALLED_BY_NPM = ["postinstall"];

/** Checks that each script the text names exists, and each script that exists is named. */
function checkScripts(text: string, names: readonly string[]): Finding[] {
  const code = text.match(/`[^`\n]+`|^ {4}.+$/gm)?.join("\n") ?? "";
  const named = [...code.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !NPM_OWN.includes(name));
  return [
    ...[...new Set(named)].filter((name) => !names.includes(name)).map((name) => `there is no script ${name}`),
    ...names
      .filter((name) => !CALLED_BY_NPM.includes(name) && !named.includes(name))
      .map((name) => `the script ${name} is not explained`),
  ];
}

/**
 * The map of all jobs, and the code of the stages whose jobs it knows: a stage without a job of its own (baskets) is there
 * when one of these loads it.
 */
function readMap(): string {
  const map = readFileSync("app/pipeline/index.ts", "utf8");
  const mapped = STAGES.filter((stage) => map.includes(`#app/pipeline/${stage}/`));
  return [map, ...mapped.flatMap((stage) => readTree(`app/pipeline/${stage}`).map((file) => file.text))].join("\n");
}

/** Checks that the table of stages says of each whether it is there: whether `map` knows it. */
function checkStages(text: string, map: string): Finding[] {
  return STAGES.flatMap((stage) => {
    const row = new RegExp(`^\\| ${stage} \\|.*\\| *(\\w*) *\\|$`, "m").exec(text);
    const isThere = map.includes(`#app/pipeline/${stage}/`);
    return row?.[1] === (isThere ? "yes" : "")
      ? []
      : [`the row of ${stage} is missing, or wrong about whether it is there`];
  });
}

/** Checks that each script runs a file that is there. */
function checkScriptFiles(all: Record<string, string>, exists: (path: string) => boolean): Finding[] {
  return Object.entries(all).flatMap(([name, command]) =>
    (command.match(/(?:^|\s)(?:\.\/)?(?:app|test|prisma)\/[\w./-]+/g) ?? []).flatMap((path) =>
      exists(path.trim()) ? [] : [`npm run ${name}: ${path.trim()} is missing`],
    ),
  );
}

/** Checks that the table of rooms names each folder of `app/`, and no other; `rows` begin with the folder in backquotes. */
function checkRooms(text: string, folders: readonly string[]): Finding[] {
  const named = [...text.matchAll(/^\| `app\/([\w-]+)\/`/gm)].map(([, name = ""]) => name);
  return [
    ...folders
      .filter((folder) => !named.includes(folder))
      .map((folder) => `app/${folder}/ is not in the table of rooms`),
    ...named.filter((name) => !folders.includes(name)).map((name) => `there is no app/${name}/`),
  ];
}

/** Checks that the paths a text points to are there. */
function checkPaths(text: string, exists: (path: string) => boolean): Finding[] {
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, path = ""]) => path);
  return [...new Set(linked)].filter((path) => !exists(path)).map((path) => `${path} is missing`);
}

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

describe("README", () => {
  test("names each script, and no script that is not there", () => {
    expect(checkScripts(readme, Object.keys(scripts))).toEqual([]);
    expect(checkScripts("`npm run fly`", ["walk"])).toEqual([
      "there is no script fly",
      "the script walk is not explained",
    ]);
  });

  test("begins with the two commands a newcomer needs", () => {
    const first = readme.split("\n").slice(0, 6).join("\n");
    expect(first).toContain("npm ci && npm run demo");
    expect(first).toContain("npm ci && npm test");
  });

  test("its table of rooms has each folder of app/ that holds something", () => {
    const rooms = folders("app").filter((name) => readdirSync(`app/${name}`).length > 0);
    expect(checkRooms(readme, rooms)).toEqual([]);
    expect(checkRooms("| `app/attic/` | old things |", ["cellar"])).toHaveLength(2);
  });

  test("shows the stages in the order in which they may know each other, and which of them are there", () => {
    const positions = STAGES.map((stage) => readme.indexOf(`| ${stage} |`));
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    const map = readMap();
    expect(checkStages(readme, map)).toEqual([]);
    expect(checkStages(readme, `${map} import "#app/pipeline/events/jobs.ts";`)).toHaveLength(1);
    expect(checkStages("", map)).toHaveLength(STAGES.length);
  });

  test("points at no file that is not there", () => {
    expect(checkPaths(readme, existsSync)).toEqual([]);
    expect(checkPaths("see [a](docs/nowhere.md)", existsSync)).toHaveLength(1);
  });
});

describe("package.json", () => {
  test("each script runs a file that is there", () => {
    expect(checkScriptFiles(scripts, existsSync)).toEqual([]);
    expect(checkScriptFiles({ fly: "node app/wings.ts" }, existsSync)).toHaveLength(1);
  });
});

describe("docs/decisions", () => {
  const records = readTree("docs/decisions");

  test("each record says when, how it stands, why, what and what follows", () => {
    expect(records.length).toBeGreaterThan(0);
    for (const { path, text } of records) {
      for (const part of ["Date: ", "Status: ", "## Context", "## Decision", "## Consequences"]) {
        expect(text, `${path} lacks ${part}`).toContain(part);
      }
    }
  });

  test("the records are numbered without a gap", () => {
    const numbers = records.map(({ path }) => Number(/(\d{3})-[\w-]+\.md$/.exec(path)?.[1])).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});
