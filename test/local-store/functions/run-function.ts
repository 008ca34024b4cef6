import { coerceInputValue, isInputType } from "graphql";
import { bundleFunction, toCamelCase } from "./bundle-function.ts";
import { requireFunction } from "./find-function.ts";
import { INPUT_BYTES, OUTPUT_BYTES, scaleLimit } from "./limits.ts";
import { loadFunctionSchema } from "./load-function-schema.ts";
import { runScript } from "./run-script.ts";

/** `output` is null where the Function failed, by `error`: Shopify goes on without it, and the shopper pays the full price. */
export type FunctionRun = {
  output: FunctionOutput | null;
  error: string | null;
  inputBytes: number;
  outputBytes: number;
  /** How long it ran. Shopify counts instructions instead, which can't be counted here. */
  ms: number;
};

/** As Shopify's schema has it; here the part that the discount Function writes. */
export type FunctionOutput = { operations: Operation[] };
export type Operation = {
  productDiscountsAdd?: { selectionStrategy: "FIRST" | "MAXIMUM" | "ALL"; candidates: Candidate[] };
};
export type Candidate = {
  targets: { cartLine?: { id: string; quantity?: number | null } }[];
  value: { percentage?: { value: number | string }; fixedAmount?: { amount: string; appliesToEachItem?: boolean } };
  message?: string | null;
};

/** Runs the app's discount Function as Shopify does on each change of a cart. */
export function runDiscountFunction(input: object): Promise<FunctionRun> {
  return runFunction("bundle-discount", input);
}

/** Runs any Function of the app by the handle in its toml, within Shopify's limits; it never throws at a shopper. */
export async function runFunction(functionHandle: string, input: object): Promise<FunctionRun> {
  const extension = requireFunction(functionHandle);
  const [target] = extension.targets;
  if (!target) throw new Error(`"${functionHandle}" has no target`);
  const lines = countLines(input);
  const inputBytes = Buffer.byteLength(JSON.stringify(input));
  const mostInput = scaleLimit(INPUT_BYTES, lines);
  const failed = (error: string, outputBytes = 0, ms = 0) => ({ output: null, error, inputBytes, outputBytes, ms });
  if (inputBytes > mostInput) return failed(`The input has ${inputBytes} B; Shopify gives ${mostInput}`);
  const script = await bundleFunction(extension);
  const { written, error, ms } = await runScript(script, toCamelCase(target.exportName), input);
  if (error !== null) return failed(error, 0, ms);
  const outputBytes = Buffer.byteLength(JSON.stringify(written));
  const mostOutput = scaleLimit(OUTPUT_BYTES, lines);
  if (outputBytes > mostOutput) {
    return failed(`The output has ${outputBytes} B; Shopify takes ${mostOutput}`, outputBytes, ms);
  }
  const wrong = findWrong(written, target.target, extension.apiVersion);
  if (wrong) return failed(wrong, outputBytes, ms);
  return { output: written as FunctionOutput, error: null, inputBytes, outputBytes, ms };
}

function countLines(input: object): number {
  const { cart } = input as { cart?: { lines?: unknown[] } };
  return cart?.lines?.length ?? 0;
}

/** The first thing in an output that Shopify's schema does not know. */
function findWrong(output: unknown, target: string, apiVersion: string): string | null {
  const schema = loadFunctionSchema(target, apiVersion);
  const answers = Object.values(schema.getMutationType()?.getFields() ?? {});
  const type = answers.find(({ description }) => description?.includes(`the ${target} target`))?.args[0]?.type;
  if (!type || !isInputType(type)) throw new Error(`Shopify's schema has no answer for the target "${target}"`);
  let wrong: string | null = null;
  coerceInputValue(output, type, (path, _value, { message }) => {
    wrong ??= `${path.join(".")}: ${message}`;
  });
  return wrong;
}
