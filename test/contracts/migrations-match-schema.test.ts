import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";

const folders: string[] = [];

/** A folder with a copy of `prisma/`, to change. */
function copyOfPrisma(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tandem-schema-"));
  folders.push(folder);
  cpSync("prisma", path.join(folder, "prisma"), { recursive: true });
  return folder;
}

/** What the migrations in `folder` lack, asked in a process of its own: Prisma's engine starts only once in one. */
async function missingIn(folder: string): Promise<string> {
  const module = JSON.stringify(path.resolve("prisma/schema-diff.ts"));
  const script = `const { diffMigrationsToSchema } = await import(${module});
    process.stdout.write(await diffMigrationsToSchema(), () => process.exit(0));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    cwd: folder,
  });
  return stdout;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe("diffMigrationsToSchema", () => {
  test("the migrations make exactly what the schema says", async () => {
    expect(await missingIn(".")).toBe("");
  }, 60_000);

  test("finds a table that no migration makes", async () => {
    const folder = copyOfPrisma();
    const model = 'model Whim {\n  shop String @id\n  @@map("whim")\n}\n';
    appendFileSync(path.join(folder, "prisma/schema/main.prisma"), model);
    expect(await missingIn(folder)).toContain('CREATE TABLE "whim"');
  }, 60_000);
});
