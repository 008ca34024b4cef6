import {
  type Context,
  type Liquid,
  type Parser,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
  toPromise,
  Value,
} from "liquidjs";
import type { LiquidTag } from "#app/liquid/world.ts";
import { evaluateArgs, readArgs, type WrittenArgs } from "#app/liquid/written-args.ts";

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
          try {
            return String(await toPromise(this.liquid.renderer.renderTemplates(this.inner, ctx)));
          } finally {
            ctx.pop();
          }
        },
      });
    }
  };
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
