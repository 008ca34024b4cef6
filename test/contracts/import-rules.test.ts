import { existsSync, readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkImports, MAY_IMPORT, STAGES } from "#test/contracts/import-rules.ts";
import { readTree } from "#test/contracts/source-tree.ts";

describe("checkImports", () => {
  test("every import of the application and the tests keeps to the table of rooms", () => {
    expect(checkImports([...readTree("app"), ...readTree("test"), ...readTree("prisma")])).toEqual([]);
  });

  test("every folder of app/ is a room of the table, and every folder of the pipeline a stage", () => {
    const folders = (path: string) =>
      readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(Object.keys(MAY_IMPORT)).toEqual(expect.arrayContaining(folders("app")));
    expect([...STAGES, "intake"]).toEqual(expect.arrayContaining(folders("app/pipeline")));
    expect(existsSync("app/pipeline/index.ts")).toBe(true);
  });

  test.each([
    ["app/kernel/money.ts", `import { log } from "#app/runtime/log.server.ts";`],
    ["app/runtime/x.server.ts", `export * from "#app/jobs/define-job.ts";`],
    ["app/shopify/x.server.ts", `import { getShop } from "#app/shops/store.server.ts";`],
    ["app/shops/x.server.ts", `import { a } from "#app/pipeline/orders/store.server.ts";`],
    ["app/pipeline/catalog/x.server.ts", `import { a } from "#app/pipeline/orders/store.server.ts";`],
    ["app/pipeline/intake/x.server.ts", `import type { A } from "#app/pipeline/orders/order.ts";`],
    ["app/pipeline/orders/x.server.ts", `import { steps } from "#app/pipeline/index.ts";`],
    ["app/pipeline/orders/x.ts", `import { a } from "./store.server.ts";`],
    ["app/pipeline/orders/x.ts", `import { type A } from "./store.server.ts";`],
    ["app/pipeline/orders/x.server.ts", `import { refreshOrders } from "./refresh.job.server.ts";`],
    ["app/pages/home/home.tsx", `import { loadHome } from "#app/pages/home/load-home.server.ts";`],
    ["app/pages/home/home.tsx", `import { a } from "#app/shops/jobs.ts";`],
    ["app/ui/a.tsx", `const a = await import("#app/shops/jobs.ts");`],
    ["app/routes/a.tsx", `import { loader } from "./app.tsx";`],
    ["app/processes/a.ts", `import { loader } from "#app/routes/app.tsx";`],
    ["app/processes/a.ts", `import { a } from "#test/local-store/clock.ts";`],
    ["app/shops/a.ts", `import { a } from "../kernel/money.ts";`],
    ["test/local-store/a.ts", `import { parseMinor } from "#app/kernel/money.ts";`],
  ])("finds a planted violation: %s with %s", (path, text) => {
    expect(checkImports([{ path, text }])).toHaveLength(1);
  });

  test.each([
    ["app/pipeline/orders/jobs.ts", `const a = await import("#app/pipeline/orders/refresh.job.server.ts");`],
    ["app/pipeline/orders/x.ts", `import type { A } from "./store.server.ts";`],
    ["app/pipeline/orders/x.server.ts", `import { a } from "#app/pipeline/catalog/store.server.ts";`],
    ["app/shops/redact.job.server.ts", `import { a } from "#app/pipeline/orders/store.server.ts";`],
    ["app/routes/app.tsx", `import { authenticate } from "#app/shops/authenticate.server.ts";`],
  ])("lets %s have %s", (path, text) => {
    expect(checkImports([{ path, text }])).toEqual([]);
  });
});
