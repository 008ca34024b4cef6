import { inject } from "vitest";

// The configuration of every test file, before any module of the application reads it. Each file gets a database of its
// own by name; `withTestDatabase()` makes it.
Object.assign(process.env, {
  NODE_ENV: "test",
  SHOPIFY_API_KEY: "test-api-key",
  SHOPIFY_API_SECRET: "test-api-secret",
  SHOPIFY_APP_URL: "https://tandem.example",
  TANDEM_KEY: Buffer.alloc(32, 7).toString("base64"),
  LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? "silent",
  WORKER_POLL_SECONDS: "0.5",
  DATABASE_URL: inject("templateUrl").replace("/template_tandem", `/test_${process.pid}`),
});
