import { z } from "zod";

/** What a shopper's browser writes onto an order, and we only read. App-owned (`$app`). */
export const ORDER_KEYS = { suggestion: "suggestion" } as const;

/** The most characters that a shopper may say, as code points. */
export const SAID_LENGTH = 300;

/**
 * `suggestion` of an order: whether the suggestion was useful, as the shopper says on order status; `id` is that of the
 * suggestion's entry on the wire, an offer's version. It comes through a browser: nothing of it is to be believed further
 * than that.
 */
export const SuggestionAnswer = z.strictObject({
  v: z.literal(1),
  id: z.string().regex(/^[\x21-\x7e]{1,64}$/),
  useful: z.boolean(),
  said: z
    .string()
    .min(1)
    .refine((said) => [...said].length <= SAID_LENGTH)
    .optional(),
});
export type SuggestionAnswer = z.infer<typeof SuggestionAnswer>;

/** What the shopper of an order answered, at last at `answeredAt`. `versionId` may name no version that this shop ever had. */
export type Answer = { versionId: string; useful: boolean; said: string | null; answeredAt: Date };

/** Longer than any answer that is one, however it is escaped. */
const MOST_TEXT = 5000;

/** An answer from what is stored with the order; null for anything that is none. */
export function parseAnswer({ value, updatedAt }: { value: string; updatedAt: string }): Answer | null {
  const parsed = SuggestionAnswer.safeParse(value.length > MOST_TEXT ? null : parseJson(value)).data;
  if (!parsed) return null;
  const said = toPlainText(parsed.said ?? "");
  return { versionId: parsed.id, useful: parsed.useful, said: said || null, answeredAt: new Date(updatedAt) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One line of text that any database and page can bear: no control character (PostgreSQL refuses a NUL), no half character. */
function toPlainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
}
