import { z } from "zod";

const Id = z.union([z.number().int().positive(), z.string().regex(/^\d+$/)]).transform(String);

/** products/create, products/update, products/delete: the product's id is all we take. */
export function parseProductSignal(body: unknown) {
  return { subjectId: z.object({ id: Id }).parse(body).id };
}

export const PRODUCT_TOPICS = ["products/create", "products/update"];
export const PRODUCT_DELETE_TOPIC = "products/delete";
