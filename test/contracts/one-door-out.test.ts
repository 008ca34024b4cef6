import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { listImports, resolveImport } from "#test/contracts/parse-source.ts";
import { type Finding, onlyCode, readTree, type SourceFile } from "#test/contracts/source-tree.ts";

type Door = { what: string; sign: RegExp; only: RegExp; why: string };

/** What only some files may do, so that each has one place to be right in. */
const DOORS: Door[] = [
  {
    what: "calls the network",
    sign: /(?<![\w.])fetch\(/,
    // In the browser, screens ask our own routes.
    only: /^app\/shopify\/|^app\/(pages|ui)\/(?!.*\.server\.)/,
    why: "every call to Shopify goes through app/shopify",
  },
  {
    what: "reads the environment",
    sign: /process\.env\b/,
    // The log must work before the configuration is known to be right.
    only: /^app\/runtime\/(config|log)\.server\.ts$|^app\/processes\//,
    why: "configuration is read in app/runtime/config.server.ts alone",
  },
  {
    what: "writes to the console",
    sign: /(?<![\w.])console\.\w+\(/,
    only: /^app\/processes\//,
    why: "logs are structured: use app/runtime/log.server.ts",
  },
  {
    what: "names the queue's own tables",
    sign: /\bpgboss\./,
    only: /^app\/jobs\//,
    why: "another queue must be a change of app/jobs alone",
  },
  {
    what: "asks the clock",
    sign: /\bDate\.now\(|\bnew Date\(\)/,
    only: /^app\/(kernel\/clock\.ts|processes\/|routes\/|shopify\/access\.server\.ts|shops\/authenticate\.server\.ts|runtime\/)/,
    why: "the time comes as an argument, so that tests decide it",
  },
];

/** Packages that one room wraps for all others. */
const PACKAGES: { name: RegExp; only: RegExp }[] = [
  { name: /^pg-boss$/, only: /^app\/jobs\// },
  { name: /^pg$/, only: /^app\/runtime\/postgres\// },
  { name: /^@prisma\//, only: /^app\/runtime\// },
  { name: /^pino$/, only: /^app\/runtime\// },
  { name: /^@shopify\/shopify-api/, only: /^app\/shopify\// },
  { name: /^@shopify\/shopify-app-remix\/(server|adapters)/, only: /^app\/(shops\/authenticate\.server\.ts|routes\/)/ },
  { name: /^@shopify\/(polaris|app-bridge-react)/, only: /^app\/(pages|ui|routes)\// },
  { name: /^liquidjs$/, only: /^app\/liquid\// },
  { name: /^express$|^compression$/, only: /^app\/processes\// },
];

/** Checks that each thing outside is reached through its one door. */
function checkDoors(files: readonly SourceFile[]): Finding[] {
  return onlyCode(files).flatMap((file) => [...checkSigns(file), ...checkPackages(file)]);
}

function checkSigns({ path, text }: SourceFile): Finding[] {
  const lines = text.split("\n").map((line) => line.replace(/^\s*(\*|\/\/|\/\*).*/, ""));
  return DOORS.filter((door) => !door.only.test(path)).flatMap((door) =>
    lines.flatMap((line, index) => (door.sign.test(line) ? [`${path}:${index + 1} ${door.what}: ${door.why}`] : [])),
  );
}

function checkPackages(file: SourceFile): Finding[] {
  return listImports(file).flatMap(({ specifier, line, kind }) => {
    const door = PACKAGES.find((one) => one.name.test(specifier));
    return kind !== "type" && door && !door.only.test(file.path)
      ? [`${file.path}:${line} imports ${specifier}: its room is ${door.only.source}`]
      : [];
  });
}

/** Checks that what the application imports is installed without development packages. */
function checkDependencies(files: readonly SourceFile[], dependencies: readonly string[]): Finding[] {
  return onlyCode(files).flatMap((file) =>
    listImports(file).flatMap(({ specifier, line, kind }) => {
      const isPackage = resolveImport(file.path, specifier) === null && !specifier.startsWith("node:");
      const name = specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
      if (!isPackage || kind === "type" || dependencies.includes(name)) return [];
      return [`${file.path}:${line} imports ${name}, which is not among the dependencies`];
    }),
  );
}

const app = readTree("app");
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

describe("checkDoors", () => {
  test("everything outside is reached through its one door", () => {
    expect(checkDoors(app)).toEqual([]);
  });

  test.each([
    ["app/pipeline/orders/a.server.ts", "const answer = await fetch(url);"],
    ["app/pages/home/load.server.ts", "const answer = await fetch(url);"],
    ["app/shops/a.server.ts", "const key = process.env.TANDEM_KEY;"],
    ["app/jobs/a.server.ts", 'console.log("hello");'],
    ["app/pipeline/orders/a.job.server.ts", "const now = new Date();"],
    ["app/pages/home/a.server.ts", "await db().$queryRaw`select count(*) from pgboss.job`;"],
    ["app/pipeline/orders/a.server.ts", 'import pg from "pg";'],
    ["app/shops/a.server.ts", 'import { PrismaClient } from "@prisma/client";'],
    ["app/pipeline/index.ts", 'import { PgBoss } from "pg-boss";'],
    ["app/kernel/a.ts", 'import { Page } from "@shopify/polaris";'],
    ["app/pages/offers/a.ts", 'import { Liquid } from "liquidjs";'],
  ])("finds a planted side door: %s with %s", (path, text) => {
    expect(checkDoors([{ path, text }])).toHaveLength(1);
  });

  test("takes no comment and no other function for a door", () => {
    const text = "// calls fetch(url), unlike console.log()\nawait refetch(url);\nstore.fetch(url);\nnew Date(text);\n";
    expect(checkDoors([{ path: "app/pipeline/orders/a.ts", text }])).toEqual([]);
  });
});

describe("checkDependencies", () => {
  test("the application runs without development packages", () => {
    expect(checkDependencies(app, Object.keys(dependencies))).toEqual([]);
  });

  test("finds a planted development package", () => {
    const planted = {
      path: "app/kernel/a.ts",
      text: 'import fc from "fast-check";\nimport type { X } from "graphql";',
    };
    expect(checkDependencies([planted], Object.keys(dependencies))).toHaveLength(1);
  });
});
