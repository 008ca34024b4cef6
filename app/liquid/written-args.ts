import { type Context, evalToken, type Tag, type Token, toPromise } from "liquidjs";
import type { FilterArgs } from "#app/liquid/world.ts";

/** The arguments of a tag as they stand in the template. */
export type WrittenArgs = { positional: Token[]; named: [string, Token | undefined][] };

/** Reads up to the first thing that is no argument, as the `by` of `paginate products by 12`. */
export function readArgs(tokenizer: Tag["tokenizer"]): WrittenArgs {
  const written: WrittenArgs = { positional: [], named: [] };
  tokenizer.skipBlank();
  if (tokenizer.peek() === ",") tokenizer.advance();
  while (!tokenizer.end()) {
    const arg = tokenizer.readFilterArg();
    if (Array.isArray(arg)) written.named.push([arg[0] ?? "", arg[1]]);
    else if (arg) written.positional.push(arg);
    tokenizer.skipBlank();
    // Shopify takes named arguments without commas between them too.
    if (tokenizer.peek() === ",") tokenizer.advance();
    else if (!Array.isArray(arg)) break;
  }
  return written;
}

/** What the arguments are worth at this place. */
export async function evaluateArgs({ positional, named }: WrittenArgs, ctx: Context): Promise<FilterArgs> {
  const args: FilterArgs = { positional: [], named: {} };
  for (const token of positional) args.positional.push(await toPromise(evalToken(token, ctx)));
  for (const [name, token] of named) args.named[name] = token ? await toPromise(evalToken(token, ctx)) : undefined;
  return args;
}
