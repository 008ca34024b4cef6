import { type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { WorldImage, WorldProduct } from "#test/local-store/world/types.ts";

export interface ImageNode {
  __typename: "Image";
  id: number;
  image: WorldImage;
}

export interface MediaNode {
  __typename: "MediaImage";
  image: ImageNode;
}

/** A product's image; its id follows from the product and the position. */
export function imageNode(product: WorldProduct, image: WorldImage, position: number): ImageNode {
  return { __typename: "Image", id: product.id * 100 + position, image };
}

export function mediaNode(image: ImageNode): MediaNode {
  return { __typename: "MediaImage", image };
}

const url = resolversOf<ImageNode>({
  url: ({ image }, _args, { shop, deps }) => (isAbsolute(image.src) ? image.src : deps.imageUrl(shop, image.src)),
});

function isAbsolute(src: string): boolean {
  return /^https?:\/\//.test(src);
}

export const imageTypes: Record<string, ObjectResolvers> = {
  Image: {
    ...resolversOf<ImageNode>({
      id: ({ id }) => toGid("ProductImage", id),
      altText: ({ image }) => image.alt,
      width: ({ image }) => image.width,
      height: ({ image }) => image.height,
    }),
    ...url,
    src: url.url ?? (() => null),
    originalSrc: url.url ?? (() => null),
  },
  MediaImage: resolversOf<MediaNode>({
    id: ({ image }) => toGid("MediaImage", image.id),
    alt: ({ image }) => image.image.alt,
    image: ({ image }) => image,
    preview: ({ image }) => ({ image }),
    mediaContentType: () => "IMAGE",
    status: () => "READY",
    fileStatus: () => "READY",
    mediaErrors: () => [],
    mediaWarnings: () => [],
    fileErrors: () => [],
  }),
  MediaPreviewImage: resolversOf<{ image: ImageNode }>({
    image: ({ image }) => image,
    status: () => "READY",
  }),
};
