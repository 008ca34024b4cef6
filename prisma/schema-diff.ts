import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

/**
 * The SQL that turns what `prisma/migrations` makes into what `prisma/schema` says; empty when they agree.
 *
 * Prisma's CLI would fetch a native engine for this, so the same engine's WASM build runs here over in-memory PGlite
 * databases. Development only: the application never imports it.
 */
export async function diffMigrationsToSchema(): Promise<string> {
  const engine = await startEngine();
  const migrations = listMigrations();
  const result = await engine.diff({
    from: { tag: "migrations", ...migrations },
    to: { tag: "schemaDatamodel", files: schemaFiles().map(([path, content]) => ({ path, content })) },
    script: true,
    exitCode: true,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.exitCode === 2 ? (result.stdout ?? "") : "";
}

/** PGlite's adapter runs one statement a call and does not await scripts; both go to `exec` instead. */
class ShadowFactory extends PrismaPGlite {
  readonly database: PGlite;

  constructor(database: PGlite) {
    super(database);
    this.database = database;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script: string) => {
      await this.database.exec(script);
    };
    return adapter;
  }

  override async connectToShadowDb() {
    const database = await PGlite.create();
    const adapter = await new ShadowFactory(database).connect();
    adapter.dispose = () => database.close();
    return adapter;
  }
}

async function startEngine() {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const wasm = readFileSync(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const factory = new ShadowFactory(await PGlite.create());
  return glue.SchemaEngine.new({ datamodels: schemaFiles() }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
}

function schemaFiles(): [string, string][] {
  const folder = "prisma/schema";
  return readdirSync(folder)
    .sort()
    .map((name) => [`${folder}/${name}`, readFileSync(path.join(folder, name), "utf8")]);
}

function listMigrations() {
  const baseDir = "prisma/migrations";
  const names = readdirSync(baseDir).filter((name) => existsSync(path.join(baseDir, name, "migration.sql")));
  return {
    baseDir,
    shadowDbInitScript: "",
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(path.join(baseDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}
