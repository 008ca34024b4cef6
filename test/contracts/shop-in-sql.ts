/**
 * Judges SQL by its text: every table that a query reads or writes must be narrowed to one shop.
 *
 * - *group*: what stands between two parentheses, with the groups inside of it cut out as `(#n)`.
 * - *query*: a group that begins with a verb of SQL, and the whole text.
 * - *bound*: narrowed to the shop, by `shop = ${shop}`, by the `shop` of a bound table, or by writing `${shop}` into it.
 */

/** Stands for `${shop}` in a text, and for any other value. */
export const SHOP = "«shop»";
export const OTHER = "«other»";

type Group = { text: string; children: Group[]; parent: Group | null };
type Reference = { table: string; alias: string };

const QUERY = /^\s*(select|with|insert|update|delete)\b/i;
const REFERENCE =
  /((?<![\w.])(?:from|join|into|update|using|only)|,)\s+("?)([a-z_][\w.]*)\2(?!\w)(?:\s+(?:as\s+)?(?!(?:as|from|into|set|where|on|using|join|left|right|full|inner|cross|order|group|limit|values|select|returning|union|for|natural)\b)([a-z_]\w*))?/gi;

/** The tables among `tables` that `text` touches without narrowing them to the shop. */
export function unboundTables(text: string, tables: readonly string[]): string[] {
  const root = toGroup(text);
  return [...new Set(listQueries(root, root).flatMap((query) => judgeQuery(query, root, tables)))];
}

function toGroup(text: string): Group {
  const root: Group = { text: "", children: [], parent: null };
  let group = root;
  for (const char of text) {
    if (char === "(") {
      const child: Group = { text: "", children: [], parent: group };
      group.text += `(#${group.children.length})`;
      group.children.push(child);
      group = child;
    } else if (char === ")") group = group.parent ?? root;
    else group.text += char;
  }
  return root;
}

function listQueries(group: Group, root: Group): Group[] {
  const inner = group.children.flatMap((child) => listQueries(child, root));
  return group === root || QUERY.test(group.text) ? [group, ...inner] : inner;
}

/** The query itself and the groups within it that are no queries of their own: conditions in parentheses. */
function partsOf(query: Group): Group[] {
  return [query, ...query.children.filter((child) => !QUERY.test(child.text)).flatMap(partsOf)];
}

function judgeQuery(query: Group, root: Group, tables: readonly string[]): string[] {
  const references = listReferences(query, tables);
  if (references.length === 0) return [];
  const bound = new Set<string>(outerAliases(query, root));
  const own = references.map((one) => one.alias);
  for (const table of insertedTables(query))
    for (const one of references) if (one.table === table) bound.add(one.alias);
  for (const alias of conditionAliases(query, references)) bound.add(alias);
  spread(query, own, bound);
  return references.filter((one) => !bound.has(one.alias)).map((one) => one.table);
}

function listReferences(query: Group, tables: readonly string[]): Reference[] {
  const found = [...query.text.matchAll(REFERENCE)];
  return found.flatMap(([, word = "", quote, table = "", alias]) => {
    // `order` is a word of SQL unless quoted, and after a comma `shop` is a column.
    const isWord = (table === "order" && quote !== '"') || (word === "," && table === "shop");
    return isWord || !tables.includes(table) ? [] : [{ table, alias: alias ?? table }];
  });
}

/** What a query within another may compare with: the query around it is judged by itself. */
function outerAliases(query: Group, root: Group): string[] {
  if (query === root || !query.parent) return [];
  const around = [...query.parent.text.matchAll(REFERENCE)].map(([, , , table = "", alias]) => alias ?? table);
  return [...around, ...outerAliases(query.parent, root)];
}

/** `insert into t (shop, …) select ${shop}, …`, or `values (${shop}, …)`. */
function insertedTables(query: Group): string[] {
  const insert =
    /insert\s+into\s+"?(\w+)"?\s*\(#(\d+)\)\s*(select(?:\s+distinct(?:\s+on\s+\(#\d+\))?)?\s+(\S+)|values\s*\(#(\d+)\))/i;
  const [, table = "", columns, , selected, values] = insert.exec(query.text) ?? [];
  const firstColumn = query.children[Number(columns)]?.text.trim().split(/\s*,/)[0];
  const firstValue = selected ?? query.children[Number(values)]?.text.trim() ?? "";
  return firstColumn === "shop" && firstValue.startsWith(SHOP) ? [table] : [];
}

/** The aliases that a condition ties to `${shop}`. A condition beside an `or`, or under a `not`, ties nothing. */
function conditionAliases(query: Group, references: readonly Reference[]): string[] {
  const only = references.length === 1 || isJoinedByShop(query, references.length) ? references : [];
  return partsOf(query).flatMap((part) => {
    if (isBesideOr(part, query)) return [];
    const conditions = [...part.text.matchAll(new RegExp(`(?:(\\w+)\\.)?shop\\s*=\\s*${SHOP}`, "g"))];
    const queue = new RegExp(`data\\s*->>\\s*'shop'\\s*=\\s*${SHOP}`).test(part.text) ? ["pgboss.job"] : [];
    return [...queue, ...conditions.flatMap(([, alias]) => alias ?? only.map((one) => one.alias))];
  });
}

function isBesideOr(part: Group, query: Group): boolean {
  const around = part === query || !part.parent ? false : isBesideOr(part.parent, query);
  return around || /\b(or\b|not\s*\(#)/i.test(conditionsOf(part.text));
}

/** What `on conflict … do update` asks for narrows an update of one row of the table written to anyway. */
function conditionsOf(text: string): string {
  return text.replace(/\bon\s+conflict\b[\s\S]*$/i, "");
}

function isJoinedByShop({ text, children }: Group, references: number): boolean {
  const joins = [...text.matchAll(/\busing\s*\(#(\d+)\)/gi)].filter(([, n]) =>
    /^\s*shop\b/.test(children[Number(n)]?.text ?? ""),
  );
  return joins.length >= references - 1;
}

/** `a.shop = b.shop` binds the one as soon as the other is bound. */
function spread(query: Group, own: readonly string[], bound: Set<string>): void {
  const links = partsOf(query)
    .filter((part) => !isBesideOr(part, query))
    .flatMap((part) => [...part.text.matchAll(/(\w+)\.shop\s*=\s*(\w+)\.shop/g)]);
  for (const _ of own) {
    for (const [, one = "", other = ""] of links) {
      if (bound.has(one)) bound.add(other);
      if (bound.has(other)) bound.add(one);
    }
  }
}
