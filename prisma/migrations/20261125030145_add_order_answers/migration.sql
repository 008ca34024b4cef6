-- CreateTable
CREATE TABLE "order_answer" (
    "shop" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "version_id" TEXT NOT NULL,
    "useful" BOOLEAN NOT NULL,
    "said" TEXT,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_answer_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateIndex
CREATE INDEX "order_answer_shop_version_id_answered_at_idx" ON "order_answer"("shop", "version_id", "answered_at");
