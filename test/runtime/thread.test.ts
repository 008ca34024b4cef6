import { describe, expect, test } from "vitest";
import { runInThread } from "#app/runtime/thread.server.ts";

const work = (body: string) => new URL(`data:text/javascript,export default ${encodeURIComponent(body)}`);

describe("runInThread", () => {
  test("answers what the module's function makes of the input", async () => {
    expect(await runInThread(work("(list) => list.map((n) => n * n)"), [1, 2, 3])).toEqual([1, 4, 9]);
  });

  test("this thread goes on while the other computes", async () => {
    const busy = runInThread(work("() => { const end = Date.now() + 300; while (Date.now() < end); return 1; }"), null);
    let beats = 0;
    const pulse = setInterval(() => beats++, 10);
    expect(await busy).toBe(1);
    clearInterval(pulse);
    expect(beats).toBeGreaterThan(5);
  });

  test("buffers can move there instead of being copied", async () => {
    const values = new Uint32Array([7]);
    const transfer = values.buffer instanceof ArrayBuffer ? [values.buffer] : [];
    expect(await runInThread(work("(list) => list[0]"), values, { transfer })).toBe(7);
    expect(values).toHaveLength(0);
  });

  test("what fails there fails here", async () => {
    await expect(runInThread(work('() => { throw new RangeError("too far"); }'), null)).rejects.toThrow("too far");
    await expect(runInThread(work("() => process.exit(3)"), null)).rejects.toThrow("code 3");
  });

  test("an abort ends it at once", async () => {
    const signal = AbortSignal.timeout(50);
    await expect(runInThread(work("() => { for (;;); }"), null, { signal })).rejects.toThrow(/timeout/i);
    await expect(runInThread(work("() => 1"), null, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});
