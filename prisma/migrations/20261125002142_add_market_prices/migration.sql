-- CreateTable
CREATE TABLE "market_reading" (
    "shop" TEXT NOT NULL,
    "contexts" JSONB NOT NULL,
    "unrated" TEXT[],
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "is_due" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "market_reading_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "market_price" (
    "shop" TEXT NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "own_minor" BIGINT NOT NULL,
    "least_minor" BIGINT,
    "market" TEXT,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "market_price_pkey" PRIMARY KEY ("shop","variant_id")
);
