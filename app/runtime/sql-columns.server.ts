import { Prisma } from "#app/runtime/database.server.ts";

/** A list of columns for raw SQL, each of `table` where one is named. The names come from the code, never from outside. */
export function sqlColumns(names: readonly string[], table?: string): Prisma.Sql {
  return Prisma.raw(names.map((name) => (table ? `${table}.${name}` : name)).join(", "));
}
