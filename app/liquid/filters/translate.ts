import { escapeHtml, isRecord, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";

/** `t` and `translate`: the words of the locale file at a key, with what stands in their gaps. */
export function translateFilters({ translate }: LiquidWorld): Filters {
  const rules = new Intl.PluralRules(translate.locale);
  const say = (key: string, named: Record<string, unknown>): string => {
    const count = named.count;
    const found = lookUp(translate.words, key) ?? lookUp(translate.fallback, key);
    const words = isRecord(found) ? choosePlural(found, count, rules) : found;
    if (typeof words !== "string") return `Translation missing: ${translate.locale}.${key}`;
    return fillIn(words, named);
  };
  const filter: Filters[string] = (value, { named }) => say(toText(value), named);
  return { t: filter, translate: filter };
}

function lookUp(words: object, key: string): unknown {
  let found: unknown = words;
  for (const part of key.split(".")) {
    if (!isRecord(found) || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return found;
}

function choosePlural(forms: Record<string, unknown>, count: unknown, rules: Intl.PluralRules): unknown {
  if (count === undefined || count === null) return undefined;
  const number = Number(count);
  if (number === 0 && typeof forms.zero === "string") return forms.zero;
  return forms[rules.select(number)] ?? forms.other;
}

/** The words are the theme's own; what comes into their gaps is not, so it is escaped. */
function fillIn(words: string, named: Record<string, unknown>): string {
  return words.replace(/\{\{\s*(\w+)\s*\}\}/g, (gap, name: string) =>
    Object.hasOwn(named, name) ? escapeHtml(named[name]) : gap,
  );
}
