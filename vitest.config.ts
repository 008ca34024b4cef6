import { configDefaults, defineConfig } from "vitest/config";

/** Shopify's tester of UI extensions sets a global of the target's, so each of its files needs a world of its own. */
const UI_EXTENSIONS = "test/extensions/checkout-offers/**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    globalSetup: ["test/support/global-setup.ts"],
    // Real databases and child processes: two cores serve two files at a time best.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "tandem",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, UI_EXTENSIONS],
          // A new process for each of 250 files would take as long as their tests.
          isolate: false,
        },
      },
      {
        extends: true,
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "checkout-offers",
          include: [UI_EXTENSIONS],
          environment: "happy-dom",
          // It comes as source with JSX.
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
    ],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
  },
});
