import { z } from "zod";

/** What the engine reads of the `{% schema %}` of a section or block; the rest of it is for editors. */
const Setting = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  label: z.string().optional(),
  content: z.string().optional(),
  info: z.string().optional(),
  default: z.unknown().optional(),
  options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  step: z.number().optional(),
  unit: z.string().optional(),
  autofill: z.boolean().optional(),
});

const Scope = z.object({ templates: z.array(z.string()).optional(), groups: z.array(z.string()).optional() });

const Schema = z.looseObject({
  name: z.string().default(""),
  tag: z.string().nullish(),
  class: z.string().optional(),
  target: z.enum(["section", "head", "body", "compliance_head"]).optional(),
  javascript: z.string().optional(),
  stylesheet: z.string().optional(),
  available_if: z.string().optional(),
  enabled_on: Scope.optional(),
  disabled_on: Scope.optional(),
  settings: z.array(Setting).default([]),
  blocks: z.array(z.looseObject({ type: z.string() })).default([]),
});

export type Schema = z.infer<typeof Schema>;
export type Setting = z.infer<typeof Setting>;

/** Reads a schema; one without any is empty. @throws z.ZodError where it is malformed */
export function readSchemaObject(parsed: object | null): Schema {
  return Schema.parse(parsed ?? {});
}

/** Whether a block or section with this schema may stand in a template (`product`) or section group (`header`). */
export function isAllowedOn(schema: Schema, place: { template: string; group: string | null }): boolean {
  const names = (scope: z.infer<typeof Scope>) => {
    const list = place.group === null ? scope.templates : scope.groups;
    return list?.some((name) => name === "*" || name === (place.group ?? place.template)) ?? false;
  };
  if (schema.enabled_on) return names(schema.enabled_on);
  return schema.disabled_on ? !names(schema.disabled_on) : true;
}
