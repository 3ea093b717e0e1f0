-- Vectors do not get smaller by compression; trying costs time with every one that is stored.
ALTER TABLE "Embedding" ALTER COLUMN vector SET STORAGE EXTERNAL;
