/** What a field holds now. */
export function readValue({ currentTarget }: Event): string {
  return currentTarget && "value" in currentTarget ? String(currentTarget.value) : "";
}
