import { Drop } from "liquidjs";
import type { ImageSize } from "#app/liquid/world.ts";

/** An image's address that remembers its image, so that a tag around it knows alt text and proportions. */
export class ImageAddress extends Drop {
  readonly image: object;
  readonly size: ImageSize;
  readonly url: string;

  constructor(image: object, size: ImageSize, url: string) {
    super();
    this.image = image;
    this.size = size;
    this.url = url;
  }

  override valueOf(): string {
    return this.url;
  }
  override toString(): string {
    return this.url;
  }
  toJSON(): string {
    return this.url;
  }
}
