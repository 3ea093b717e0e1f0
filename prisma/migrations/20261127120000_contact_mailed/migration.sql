-- When the mail about somebody who asked for a person was handed over: it is sent once.
ALTER TABLE "Contact" ADD COLUMN "mailedAt" TIMESTAMPTZ(3);
