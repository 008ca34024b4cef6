import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";

/** What the log of a process writes when it runs `code`, where `log` is at hand. */
function logged(code: string, level = "info"): { text: string; lines: Record<string, unknown>[] } {
  const script = `const { log } = await import("#app/runtime/log.server.ts"); ${code}`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
    env: { ...process.env, LOG_LEVEL: level },
  });
  return {
    text: stdout,
    lines: stdout
      .trim()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  };
}

describe("log", () => {
  test("writes one JSON object a line, with level, time and words", () => {
    const { lines } = logged(
      'log.info({ shop: "a.myshopify.com" }, "hello"); log.warn("careful"); log.debug("not this");',
    );
    expect(lines).toMatchObject([
      { level: "info", shop: "a.myshopify.com", msg: "hello", time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
      { level: "warn", msg: "careful" },
    ]);
  });

  test.each([
    ["a session", 'log.info({ session: { accessToken: "TOP-SECRET" } }, "x")'],
    ["a session within", 'log.info({ request: { session: { id: "TOP-SECRET" } } }, "x")'],
    ["a token", 'log.info({ accessToken: "TOP-SECRET", refreshToken: "TOP-SECRET" }, "x")'],
    ["a token within", 'log.info({ grant: { accessToken: "TOP-SECRET", refreshToken: "TOP-SECRET" } }, "x")'],
    ["an e-mail address", 'log.info({ email: "TOP-SECRET", customer: { email: "TOP-SECRET" } }, "x")'],
    [
      "headers of a request",
      'log.info({ request: { headers: { "x-shopify-access-token": "TOP-SECRET", authorization: "TOP-SECRET" } } }, "x")',
    ],
    [
      "what an error carries",
      'log.error({ err: Object.assign(new Error("broken"), { response: { headers: { a: "TOP-SECRET" } } }) }, "x")',
    ],
    ["what was thrown as something else", 'log.error({ err: { message: "x", accessToken: "TOP-SECRET" } }, "x")'],
  ])("shows nothing of %s", (_what, code) => {
    const { text, lines } = logged(code);
    expect(lines).toHaveLength(1);
    expect(text).not.toContain("TOP-SECRET");
  });

  test("says of an error what it is and where it came from", () => {
    const { lines } = logged('log.error({ err: new RangeError("too far") }, "x")');
    expect(lines).toMatchObject([
      { err: { name: "RangeError", message: "too far", stack: expect.stringContaining("RangeError") } },
    ]);
  });
});
