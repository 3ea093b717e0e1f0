-- What the text of a document holds that a model might take for an order, and documents that are kept from answering.
ALTER TABLE "Document" ADD COLUMN "flags" JSONB NOT NULL DEFAULT '[]', ADD COLUMN "disabledAt" TIMESTAMPTZ(3);
