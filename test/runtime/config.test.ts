import { describe, expect, test } from "vitest";
import { ConfigError, parseConfig } from "#app/runtime/config.server.ts";

const complete = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://tandem.example/",
  TANDEM_KEY: Buffer.alloc(32, 1).toString("base64"),
};

function problemsOf(environment: Record<string, string | undefined>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
}

describe("parseConfig", () => {
  test("four entries are enough", () => {
    expect(parseConfig(complete)).toMatchObject({
      apiKey: "key",
      apiSecret: "secret",
      appUrl: "https://tandem.example",
      databaseUrl: undefined,
      host: "127.0.0.1",
      port: 3000,
      isProduction: true,
    });
    expect(parseConfig(complete).masterKey).toEqual(Buffer.alloc(32, 1));
  });

  test("says everything that is missing at once, one line each, and where to look it up", () => {
    const lines = problemsOf({}).split("\n");
    expect(lines[0]).toContain(".env.example");
    expect(lines.slice(1).map((line) => line.trim().split(" ")[0])).toEqual(Object.keys(complete));
    expect(lines[1]).toContain("is missing: the client id of the app");
  });

  test("an empty entry counts as absent", () => {
    expect(problemsOf({ ...complete, SHOPIFY_API_SECRET: "" })).toContain("SHOPIFY_API_SECRET is missing");
    expect(problemsOf({ ...complete, PORT: "", DATABASE_URL: "" })).toBe("");
  });

  test.each([
    ["SHOPIFY_APP_URL", "tandem.example", "must be the address"],
    ["TANDEM_KEY", "c2hvcnQ=", "exactly 32 bytes"],
    ["DATABASE_URL", "mysql://localhost/tandem", "postgresql://"],
    ["PORT", "http", "PORT"],
    ["PORT", "70000", "PORT"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL"],
    ["NODE_ENV", "staging", "NODE_ENV"],
    ["WORKER_POLL_SECONDS", "0", "WORKER_POLL_SECONDS"],
  ])("says what is wrong with %s=%s", (name, value, words) => {
    const problems = problemsOf({ ...complete, [name]: value });
    expect(problems).toContain(words);
    expect(problems.trim().split("\n")).toHaveLength(2);
  });

  test("never repeats a secret in what it says", () => {
    expect(problemsOf({ ...complete, TANDEM_KEY: "my-secret-key", PORT: "x" })).not.toContain("my-secret-key");
    expect(problemsOf({ ...complete, DATABASE_URL: "mysql://u:pass-word@h/d" })).not.toContain("pass-word");
  });
});
