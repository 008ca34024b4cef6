import { getQuickJS, type QuickJSContext, type QuickJSRuntime, type QuickJSWASMModule } from "quickjs-emscripten";
import { MEMORY_BYTES, STACK_BYTES } from "./limits.ts";

/** Nothing of Shopify's: a script that never ends would hold the store. A Function's own limit is counted in instructions. */
const LONGEST_MS = 10_000;
/** QuickJS asks every ten thousand steps whether to go on, and counting its memory takes a millisecond. */
const LOOK_EVERY = 5;
const OVERFLOWN = "The Function ran out of stack";

/** `ms`: how long the call took, without the script's own start. */
export type ScriptRun = ({ written: unknown; error: null } | { written: null; error: string }) & { ms: number };

/**
 * Calls one function of a script in QuickJS, which Shopify runs JavaScript Functions in too: 10 MB of memory, 512 kB of stack,
 * and nothing but the language: no console, timers, network, or clock. All it knows is `ShopifyFunction`.
 */
export async function runScript(script: string, call: string, input: unknown): Promise<ScriptRun> {
  const quickJs = await getQuickJS();
  return runIn(quickJs, script, call, JSON.stringify(input));
}

function runIn(quickJs: QuickJSWASMModule, script: string, call: string, input: string): ScriptRun {
  const runtime = quickJs.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const stopped = watchLimits(runtime);
  const context = runtime.newContext();
  let isOverflown = false;
  try {
    let written: string | undefined;
    giveDoors(context, input, (text) => {
      written = text;
    });
    const loaded = evaluate(context, script);
    const started = performance.now();
    const thrown = loaded ?? evaluate(context, `targets.${call}();`);
    const { reason, lookingMs } = stopped();
    const ms = performance.now() - started - lookingMs;
    const error = reason ?? thrown;
    isOverflown = thrown === OVERFLOWN;
    if (error !== null) return { written: null, error, ms };
    return written === undefined
      ? { written: null, error: "The Function wrote no output", ms }
      : { written: JSON.parse(written), error: null, ms };
  } finally {
    // QuickJS was cut off in the middle of what it did, and would abort when it is to let go of it: it is left where it is.
    if (!isOverflown) {
      context.dispose();
      runtime.dispose();
    }
  }
}

/**
 * Stops a script that takes too much, and says what. QuickJS's own limit counts nothing but 8 bytes for each piece of memory
 * in this build (it can't ask how large a piece is), so what is in use is counted: now and then, and at the end.
 */
function watchLimits(runtime: QuickJSRuntime): () => { reason: string | null; lookingMs: number } {
  const end = performance.now() + LONGEST_MS;
  let [looks, lookingMs] = [0, 0];
  let reason: string | null = null;
  const look = () => {
    const started = performance.now();
    const bytes = readMemory(runtime);
    if (bytes > MEMORY_BYTES) reason ??= `The Function takes ${bytes} B of memory; Shopify gives ${MEMORY_BYTES}`;
    if (performance.now() > end) reason ??= `The Function did not end within ${LONGEST_MS} ms`;
    lookingMs += performance.now() - started;
  };
  runtime.setInterruptHandler(() => {
    looks += 1;
    if (looks % LOOK_EVERY === 0) look();
    return reason !== null;
  });
  return () => {
    look();
    return { reason, lookingMs };
  };
}

/** From QuickJS's own report, as text: anything else would be made in the memory that is looked at. */
function readMemory(runtime: QuickJSRuntime): number {
  const [, bytes] = /^memory used +\d+ +(\d+)/m.exec(runtime.dumpMemoryUsage()) ?? [];
  if (bytes === undefined) throw new Error("QuickJS does not say how much memory it uses");
  return Number(bytes);
}

/** Runs a piece of code; what it threw, in words. */
function evaluate(context: QuickJSContext, code: string): string | null {
  const result = evaluateOrOverflow(context, code);
  if (result === null) return OVERFLOWN;
  if (!result.error) {
    result.value.dispose();
    return null;
  }
  return toMessage(result.error.consume((one) => context.dump(one)));
}

/** Null where Node's own stack, on which QuickJS's stands, ended before Shopify's 512 kB did: some thousand calls deep. */
function evaluateOrOverflow(context: QuickJSContext, code: string) {
  try {
    return context.evalCode(code, "function.js");
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `ShopifyFunction.readInput` and `.writeOutput`; the clock and chance are taken away, as Shopify has none. */
function giveDoors(context: QuickJSContext, input: string, write: (text: string) => void): void {
  context.newString(input).consume((text) => context.setProp(context.global, "inputText", text));
  context
    .newFunction("writeText", (text) => write(context.getString(text)))
    .consume((door) => context.setProp(context.global, "writeText", door));
  const prepared = context.evalCode(`
    globalThis.ShopifyFunction = {
      readInput: ((text) => () => JSON.parse(text))(globalThis.inputText),
      writeOutput: ((write) => (output) => write(JSON.stringify(output)))(globalThis.writeText),
    };
    delete globalThis.inputText;
    delete globalThis.writeText;
    delete Math.random;
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length > 0 ? given : [0])); }
      static now() { return 0; }
    };
  `);
  context.unwrapResult(prepared).dispose();
}

function toMessage(error: unknown): string {
  if (typeof error !== "object" || error === null) return String(error);
  const { name, message, stack } = error as { name?: string; message?: string; stack?: string };
  return `${name ?? "Error"}: ${message ?? ""}${stack ? `\n${stack}` : ""}`;
}
