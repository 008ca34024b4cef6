-- CreateTable
CREATE TABLE "affinity" (
    "shop" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "other_id" BIGINT NOT NULL,
    "rank" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "q" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,

    CONSTRAINT "affinity_pkey" PRIMARY KEY ("shop","product_id","other_id")
);

-- CreateTable
CREATE TABLE "mining" (
    "shop" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "census" JSONB NOT NULL,
    "pairs_counted" INTEGER NOT NULL,
    "pairs_tested" INTEGER NOT NULL,
    "pairs_tied" INTEGER NOT NULL,
    "refused" JSONB NOT NULL,
    "scoring" JSONB NOT NULL,
    "quality" JSONB NOT NULL,
    "add_ons" JSONB NOT NULL,

    CONSTRAINT "mining_pkey" PRIMARY KEY ("shop")
);
