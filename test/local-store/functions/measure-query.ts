import { type DocumentNode, type FieldNode, visit } from "graphql";

const EXPENSIVE = new Set(["hasAnyTag", "hasTags", "inAnyCollection", "inCollections"]);

/** The bytes of an input query, without its comments. */
export function measureQueryBytes(text: string): number {
  return Buffer.byteLength(text.replace(/#.*/g, ""));
}

/**
 * What an input query costs by Shopify's table: a metafield 3 and nothing for its fields, a metaobject 1 and each of its
 * fields 3, tags and collections 3, any other leaf 1, `__typename` nothing.
 */
export function measureQueryCost(document: DocumentNode): number {
  let cost = 0;
  visit(document, {
    Field(field) {
      const own = costOf(field);
      cost += own.cost;
      return own.isWhole ? false : undefined;
    },
  });
  return cost;
}

function costOf(field: FieldNode): { cost: number; isWhole: boolean } {
  const name = field.name.value;
  if (name === "metafield") return { cost: 3, isWhole: true };
  if (name === "metaobject") return { cost: 1, isWhole: false };
  if (name === "field" || EXPENSIVE.has(name)) return { cost: 3, isWhole: true };
  if (name === "__typename" || field.selectionSet) return { cost: 0, isWhole: false };
  return { cost: 1, isWhole: true };
}
