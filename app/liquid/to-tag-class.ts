import {
  type Context,
  evalToken,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type Token,
  type Tokenizer,
  type TopLevelToken,
  toPromise,
  Value,
} from "liquidjs";
import type { FilterArgs, LiquidTag } from "#app/liquid/world.ts";

type WrittenArgs = { positional: Token[]; named: [string, Token | undefined][] };

/** The engine's kind of tag for one of ours. */
export function toTagClass(tag: LiquidTag) {
  return class extends Tag {
    readonly inner: Template[];
    readonly written: WrittenArgs;

    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) {
      super(token, rest, liquid);
      this.written = readArgs(this.tokenizer);
      this.inner = tag.hasBody ? parseInner(token, rest, parser) : [];
    }

    async render(ctx: Context): Promise<string> {
      return tag.render({
        ...(await evaluateArgs(this.written, ctx)),
        markup: this.token.args.trim(),
        evaluate: (expression) => toPromise(new Value(expression, this.liquid).value(ctx)),
        body: async (variables = {}) => {
          ctx.push(Object.assign(Object.create(null), variables));
          const text = await toPromise(this.liquid.renderer.renderTemplates(this.inner, ctx));
          ctx.pop();
          return String(text);
        },
      });
    }
  };
}

/** Reads what stands behind the name up to the first thing that is no argument, as the `by` of `paginate x by 12`. */
function readArgs(tokenizer: Tokenizer): WrittenArgs {
  const written: WrittenArgs = { positional: [], named: [] };
  for (;;) {
    const arg = tokenizer.readFilterArg();
    if (Array.isArray(arg)) written.named.push([arg[0] ?? "", arg[1]]);
    else if (arg) written.positional.push(arg);
    tokenizer.skipBlank();
    if (tokenizer.peek() !== ",") return written;
    tokenizer.advance();
  }
}

function parseInner(token: TagToken, rest: TopLevelToken[], parser: Parser): Template[] {
  const inner: Template[] = [];
  const stream = parser.parseStream(rest);
  stream
    .on(`tag:end${token.name}`, () => stream.stop())
    .on("template", (one: Template) => inner.push(one))
    .on("end", () => {
      throw new Error(`'${token.name}' tag was never closed`);
    })
    .start();
  return inner;
}

async function evaluateArgs({ positional, named }: WrittenArgs, ctx: Context): Promise<FilterArgs> {
  const args: FilterArgs = { positional: [], named: {} };
  for (const token of positional) args.positional.push(await toPromise(evalToken(token, ctx)));
  for (const [name, token] of named) args.named[name] = token ? await toPromise(evalToken(token, ctx)) : undefined;
  return args;
}
