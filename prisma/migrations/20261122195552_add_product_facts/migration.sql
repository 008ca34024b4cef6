-- AlterTable
ALTER TABLE "product" ADD COLUMN     "facts" JSONB NOT NULL DEFAULT '{}';
