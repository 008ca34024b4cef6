-- DropTable
DROP TABLE "publishing_settings";
