import { compareKinds, scoreAlikeness } from "./alike.ts";
import { composeKinds, type Kind } from "./kinds.ts";
import { compareTitles, composeTitleVectors, type TitleVectors } from "./title-vectors.ts";
import type { Alikeness, ComparedProduct } from "./upgrade.ts";

/** Two products by their places in the list, `a` before `b`. */
export type AlikePair = { a: number; b: number; alike: Alikeness };

type Wish = {
  alikeFrom: number;
  /** Asked of each alike pair: only those that it lets through are kept. */
  isWanted(a: number, b: number): boolean;
};

/** Products of one type or category are all compared up to this many; beyond, only those with a word in common. */
const LARGEST_BLOCK = 300;
/** A word or a collection of more products than this says little of what they are. */
const LARGEST_LOOSE_BLOCK = 200;
/** The same for a word within a type or a category, where it tells more. */
const LARGEST_WORD_BLOCK = 1000;
/** On titles alone two products are alike only when these say nearly the same. */
const TITLE_ALONE_FROM = 0.8;
/** For each product the closest so many are asked further, so that a shop of 5,000 T-shirts stays within memory. */
const CLOSEST = 50;

/**
 * Finds the pairs of products that are the same kind of thing: for each product the closest of those after it in the list.
 * Only products of one block (type, category, or for those filed under nothing: collection or word of the title) are
 * compared, so that 10,000 products take about a second.
 * @returns the pairs, how many were not alike, and how many were left out because others are closer.
 */
export function findAlikePairs(products: readonly ComparedProduct[], { alikeFrom, isWanted }: Wish) {
  const { kinds, rarity } = composeKinds(products);
  const titles = composeTitleVectors(products.map(({ title }) => title));
  const blocks = composeBlocks(kinds, titles);
  const comparedWith = new Int32Array(products.length).fill(-1);
  const found = { pairs: [] as AlikePair[], notAlike: 0, tooMany: 0 };
  const compare = (a: number, b: number, kind: Kind, other: Kind): AlikePair[] => {
    const title = compareTitles(titles, a, b);
    const alike = compareUnlessApart(kind, other, title, rarity);
    if (!alike || !isAlike(alike, title ?? 0, alikeFrom)) {
      found.notAlike++;
      return [];
    }
    return isWanted(a, b) ? [{ a, b, alike }] : [];
  };
  kinds.forEach((kind, a) => {
    const close: AlikePair[] = [];
    for (const block of blocks[a] ?? []) {
      for (const b of block) {
        const other = kinds[b];
        if (b <= a || comparedWith[b] === a || !other) continue;
        comparedWith[b] = a;
        close.push(...compare(a, b, kind, other));
      }
    }
    close.sort((one, other) => other.alike.score - one.alike.score || one.b - other.b);
    found.pairs.push(...close.slice(0, CLOSEST));
    found.tooMany += Math.max(0, close.length - CLOSEST);
  });
  return found;
}

/** Type, collections and options are too wide by themselves: without a word in common only the taxonomy can make two alike. */
function compareUnlessApart(
  kind: Kind,
  other: Kind,
  title: number | null,
  rarity: ReadonlyMap<bigint, number>,
): Alikeness | null {
  const isFiled = kind.category.length > 0 && other.category.length > 0;
  return title || isFiled ? scoreAlikeness(compareKinds(kind, other, title, rarity)) : null;
}

function isAlike({ score, agree }: Alikeness, title: number, alikeFrom: number): boolean {
  return score > alikeFrom && (agree.some((aspect) => aspect !== "title") || title >= TITLE_ALONE_FROM);
}

/** For each product the lists of products that it is compared with. */
function composeBlocks(kinds: readonly Kind[], titles: TitleVectors): number[][][] {
  const filed = new Map<string, number[]>();
  const loose = new Map<string, number[]>();
  const words = kinds.map((_, at) => wordsOf(titles, at));
  kinds.forEach((kind, at) => {
    if (kind.type !== "") put(filed, `type ${kind.type}`, at);
    if (kind.category.length > 0) put(filed, `category ${kind.category.join(">")}`, at);
    for (const collection of kind.collections) put(loose, `collection ${collection}`, at);
    for (const word of words[at] ?? []) put(loose, `word ${word}`, at);
  });
  const blocks = kinds.map((): number[][] => []);
  for (const block of filed.values()) {
    for (const part of block.length <= LARGEST_BLOCK ? [block] : splitByWord(block, words)) join(blocks, part);
  }
  const isUnfiled = (at: number) => kinds[at]?.type === "" && kinds[at]?.category.length === 0;
  for (const block of loose.values()) {
    // Those that are filed meet by what they are filed under.
    if (block.length <= LARGEST_LOOSE_BLOCK) join(blocks, block.filter(isUnfiled));
  }
  return blocks;
}

function wordsOf({ start, terms }: TitleVectors, at: number): number[] {
  return [...terms.subarray(start[at] ?? 0, start[at + 1] ?? 0)];
}

function splitByWord(block: readonly number[], words: readonly number[][]): number[][] {
  const parts = new Map<string, number[]>();
  for (const at of block) for (const word of words[at] ?? []) put(parts, String(word), at);
  return [...parts.values()].filter((part) => part.length <= LARGEST_WORD_BLOCK);
}

function join(blocks: number[][][], block: number[]): void {
  if (block.length > 1) for (const at of block) blocks[at]?.push(block);
}

function put(blocks: Map<string, number[]>, key: string, at: number): void {
  const block = blocks.get(key);
  if (block) block.push(at);
  else blocks.set(key, [at]);
}
