-- AlterTable
ALTER TABLE "order" ADD COLUMN     "offer_version_id" TEXT;
