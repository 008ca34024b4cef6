import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { prepareDatabase } from "#app/processes/prepare-database.server.ts";
import { startEmbeddedPostgres } from "#app/runtime/postgres/embedded.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the migrated template database. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, with a migrated template that each test file copies in 80 ms. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), "tandem-test-"));
  const postgres = await startEmbeddedPostgres(folder, { durable: false });
  const templateUrl = postgres.url.replace(/\/tandem$/, "/template_tandem");
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query("create database template_tandem");
  await admin.end();
  await prepareDatabase(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
