/** A short report of ours as a sentence: with a capital letter and a full stop. */
export function toSentence(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  const begun = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…:]$/.test(begun) ? begun : `${begun}.`;
}
