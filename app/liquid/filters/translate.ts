import { escapeHtml } from "#app/liquid/html.ts";
import { isRecord, toNumber, toText } from "#app/liquid/values.ts";
import type { Filters, LiquidWorld } from "#app/liquid/world.ts";

/**
 * `t` and `translate`: the words of the locale file at a key, with what comes into their gaps. The words are the theme's own
 * and may be HTML; what comes in is not, so it is escaped, as Shopify does.
 */
export function translateFilters({ translate: { locale, words, fallback } }: LiquidWorld): Filters {
  const rules = new Intl.PluralRules(locale);
  const say = (key: string, named: Record<string, unknown>): string => {
    const found =
      choosePlural(lookUp(words, key), named.count, rules) ?? choosePlural(lookUp(fallback, key), named.count, rules);
    return found === undefined ? `Translation missing: ${locale}.${key}` : fillIn(found, named);
  };
  const t: Filters[string] = (key, { named }) => say(toText(key), named);
  return { t, translate: t };
}

function lookUp(words: object, key: string): unknown {
  let found: unknown = words;
  for (const part of key.split(".")) {
    if (!isRecord(found) || !Object.hasOwn(found, part)) return undefined;
    found = found[part];
  }
  return found;
}

/** The form for `count`; a language's own zero is only for a count of nothing. */
function choosePlural(found: unknown, count: unknown, rules: Intl.PluralRules): string | undefined {
  if (typeof found === "string") return found;
  if (!isRecord(found) || count === undefined || count === null) return undefined;
  const number = toNumber(count);
  const forms = [number === 0 ? found.zero : undefined, found[rules.select(number)], found.other];
  return forms.find((form) => typeof form === "string");
}

function fillIn(words: string, named: Record<string, unknown>): string {
  return words.replace(/\{\{\s*(\w+)\s*\}\}/g, (gap, name: string) =>
    Object.hasOwn(named, name) ? escapeHtml(named[name]) : gap,
  );
}
