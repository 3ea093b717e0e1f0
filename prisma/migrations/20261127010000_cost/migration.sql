-- What an answer cost, in US dollars; null when the price of its model is not known.
ALTER TABLE "Message" ADD COLUMN "costUsd" DOUBLE PRECISION;
