import { z } from "zod";
import type { CheckoutContact } from "./checkout.ts";

const field = z.string().trim().max(255).default("");
const form = z.object({
  action: z.enum(["continue", "update", "apply", "take-what-is-left", "pay"]).catch("continue"),
  remove: z.string().optional(),
  code: field,
  email: field,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  name: field,
  address: field,
  city: field,
  zip: field,
  /** What the shopper last saw as the total. */
  total: z.string().default(""),
});

export type CheckoutForm = z.infer<typeof form>;

/** What the checkout's one form says, whichever of its buttons was pressed. */
export function parseCheckoutForm(body: unknown): CheckoutForm {
  return form.catch(form.parse({})).parse(body);
}

export type FieldName = keyof CheckoutContact;
export type FieldErrors = Partial<Record<FieldName, string>>;

const REQUIRED: Record<Exclude<FieldName, "email">, string> = {
  name: "Enter your name",
  address: "Enter an address",
  city: "Enter a city",
  zip: "Enter a postcode",
};

/** What is still missing before it can be paid; an address only where something is sent. */
export function checkContact(contact: CheckoutContact, isSent: boolean): FieldErrors {
  const errors: FieldErrors = {};
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.email)) errors.email = "Enter a valid email";
  for (const [name, words] of Object.entries(REQUIRED)) {
    if (isSent && contact[name as keyof typeof REQUIRED] === "") errors[name as keyof typeof REQUIRED] = words;
  }
  return errors;
}
