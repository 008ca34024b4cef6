-- AlterTable
ALTER TABLE "granted_rule" ADD COLUMN     "is_ended" BOOLEAN NOT NULL DEFAULT false;
