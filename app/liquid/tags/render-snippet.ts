import {
  type Context,
  type Emitter,
  evalToken,
  type Liquid,
  Tag,
  type TagToken,
  type Token,
  type TopLevelToken,
  toPromise,
} from "liquidjs";
import type { ReadSnippet } from "#app/liquid/parse-snippets.ts";
import { toList } from "#app/liquid/values.ts";
import { evaluateArgs, readArgs, type WrittenArgs } from "#app/liquid/written-args.ts";

type Binding = { token: Token; alias: string; isLoop: boolean };

/** `{% render 'snippet', a: 1 %}`, with one object (`with x as y`) or for each of a list (`for list as item`). */
export function renderSnippet(readSnippet: ReadSnippet) {
  return class extends Tag {
    readonly snippet: string;
    readonly binding: Binding | null;
    readonly written: WrittenArgs;

    constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid) {
      super(token, rest, liquid);
      const name = this.tokenizer.readQuoted();
      if (!name) throw new Error("render takes the name of a snippet as a text");
      this.snippet = name.content;
      this.binding = readBinding(this.tokenizer, this.snippet);
      this.written = readArgs(this.tokenizer);
    }

    async render(ctx: Context, emitter: Emitter): Promise<void> {
      const { named } = await evaluateArgs(this.written, ctx);
      const bound = this.binding ? await toPromise(evalToken(this.binding.token, ctx)) : undefined;
      const list = this.binding?.isLoop && Array.isArray(bound) ? toList(bound) : null;
      if (!list) return this.renderOnce(ctx, emitter, this.binding ? { [this.binding.alias]: bound, ...named } : named);
      for (const [place, item] of list.entries()) {
        const forloop = loopAt(place, list.length);
        await this.renderOnce(ctx, emitter, { ...named, [this.binding?.alias ?? ""]: item, forloop });
      }
    }

    async renderOnce(ctx: Context, emitter: Emitter, variables: Record<string, unknown>): Promise<void> {
      const inner = ctx.spawn();
      Object.assign(inner.bottom(), variables);
      await toPromise(this.liquid.renderer.renderTemplates(readSnippet(this.snippet), inner, emitter));
    }
  };
}

function readBinding(tokenizer: Tag["tokenizer"], snippet: string): Binding | null {
  const start = tokenizer.p;
  const word = tokenizer.readIdentifier().getText();
  const token = word === "with" || word === "for" ? tokenizer.readValue() : undefined;
  if (!token) {
    tokenizer.p = start;
    return null;
  }
  const beforeAlias = tokenizer.p;
  const hasAlias = tokenizer.readIdentifier().getText() === "as";
  if (!hasAlias) tokenizer.p = beforeAlias;
  return { token, alias: hasAlias ? tokenizer.readIdentifier().getText() : snippet, isLoop: word === "for" };
}

function loopAt(index0: number, length: number): Record<string, unknown> {
  return {
    length,
    index0,
    index: index0 + 1,
    rindex0: length - index0 - 1,
    rindex: length - index0,
    first: index0 === 0,
    last: index0 === length - 1,
  };
}
