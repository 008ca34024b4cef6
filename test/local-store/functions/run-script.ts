import { getQuickJS, type QuickJSContext, type QuickJSWASMModule } from "quickjs-emscripten";
import { MEMORY_BYTES, STACK_BYTES } from "./limits.ts";

/** Nothing of Shopify's: a script that never ends would hold the store. A Function's own limit is counted in instructions. */
const LONGEST_MS = 10_000;

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
  runtime.setMemoryLimit(MEMORY_BYTES);
  runtime.setMaxStackSize(STACK_BYTES);
  const end = performance.now() + LONGEST_MS;
  runtime.setInterruptHandler(() => performance.now() > end);
  const context = runtime.newContext();
  try {
    let written: string | undefined;
    giveDoors(context, input, (text) => {
      written = text;
    });
    const loaded = evaluate(context, script);
    const started = performance.now();
    const error = loaded ?? evaluate(context, `targets.${call}();`);
    const ms = performance.now() - started;
    if (error !== null) return { written: null, error, ms };
    return written === undefined
      ? { written: null, error: "The Function wrote no output", ms }
      : { written: JSON.parse(written), error: null, ms };
  } finally {
    context.dispose();
    runtime.dispose();
  }
}

/** Runs a piece of code; what it threw, in words. */
function evaluate(context: QuickJSContext, code: string): string | null {
  const result = context.evalCode(code, "function.js");
  if (!result.error) {
    result.value.dispose();
    return null;
  }
  return toMessage(result.error.consume((one) => context.dump(one)));
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
