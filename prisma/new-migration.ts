// npm run migration -- add_offer_note: writes the next migration from what prisma/schema says and the migrations lack.
import { mkdirSync, writeFileSync } from "node:fs";
import { diffMigrationsToSchema } from "./schema-diff.ts";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Name the migration in snake_case: npm run migration -- add_offer_note");
  process.exit(1);
}
const sql = await diffMigrationsToSchema();
if (sql.trim() === "") {
  console.log("The migrations already make what prisma/schema says: nothing to write.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  writeFileSync("prisma/migrations/migration_lock.toml", 'provider = "postgresql"\n');
  console.log(`Wrote ${folder}/migration.sql. Read it before you commit it.`);
}
process.exit(0);
