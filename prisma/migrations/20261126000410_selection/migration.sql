-- By which selectors a page was taken in last: when others are meant now, it is read anew, also when the site says that it is
-- the same.
ALTER TABLE "SourcePage" ADD COLUMN "selection" TEXT;
