import { Tokenizer } from "liquidjs";
import { Decimal } from "#app/liquid/decimal.ts";

const { readNumber, readQuoted } = Tokenizer.prototype;

/**
 * Two literals are read otherwise by Shopify than by LiquidJS, which has no setting for them: 5.0 is a decimal, not a whole
 * number, and a backslash in a text is a backslash. Every reader of LiquidJS is made inside it, so its prototype is taught.
 */
Tokenizer.prototype.readNumber = function () {
  const token = readNumber.call(this);
  if (token?.getText().includes(".")) Object.assign(token, { content: new Decimal(token.content) });
  return token;
};

Tokenizer.prototype.readQuoted = function () {
  this.skipBlank();
  const quote = this.peek();
  if (quote !== "'" && quote !== '"') return undefined;
  const end = this.input.indexOf(quote, this.p + 1);
  if (end === -1 || end >= this.N) throw this.error(`a text that begins with ${quote} does not end`);
  const text = this.input.slice(this.p + 1, end);
  // Read by LiquidJS as far as it agrees, so that the token is one of its own.
  const token = readQuoted.call(new Tokenizer(quote + "\u0000".repeat(text.length) + quote, undefined, this.file));
  Object.assign(token ?? {}, { input: this.input, begin: this.p, end: end + 1, content: text });
  this.p = end + 1;
  return token;
};
