/**
 * Readers for resolver arguments. GraphQL has checked them against the schema before they come here, so a value of
 * another type is a mistake of the local store itself and throws.
 */
export type Args = Readonly<Record<string, unknown>>;

export function text(args: Args, name: string): string {
  const value = args[name];
  if (typeof value !== "string") throw new Error(`Argument ${name} is no text`);
  return value;
}

export function optionalText(args: Args, name: string): string | null {
  const value = args[name];
  return value === null || value === undefined ? null : text(args, name);
}

export function optionalInteger(args: Args, name: string): number | null {
  const value = args[name];
  if (value === null || value === undefined) return null;
  if (typeof value !== "number") throw new Error(`Argument ${name} is no number`);
  return value;
}

export function flag(args: Args, name: string): boolean {
  return args[name] === true;
}

/** An input object; an absent one reads as empty. */
export function input(args: Args, name: string): Args {
  const value = args[name];
  if (value === null || value === undefined) return {};
  if (!isRecord(value)) throw new Error(`Argument ${name} is no object`);
  return value;
}

/** A list of input objects; an absent one reads as empty. */
export function inputs(args: Args, name: string): Args[] {
  return list(args, name).map((value) => {
    if (!isRecord(value)) throw new Error(`Argument ${name} holds no object`);
    return value;
  });
}

export function texts(args: Args, name: string): string[] {
  return list(args, name).map(String);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(args: Args, name: string): unknown[] {
  const value = args[name];
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
