import { defineConfig } from "prisma/config";

// Prisma's CLI fetches an engine binary before any command, even `generate`, which needs none. Naming any existing file
// keeps it offline; CHECKPOINT_DISABLE stops the version check, which stalls without a network.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  // Only `prisma migrate deploy` needs it; the application reads its own configuration.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
