-- Visitors ask by a bot's widget, and may leave their details.
ALTER TYPE "Channel" ADD VALUE 'widget';
ALTER TABLE "Conversation" ADD COLUMN "page" TEXT;
ALTER TABLE "Bot" ADD COLUMN "visitorSecret" TEXT;

CREATE TYPE "ContactKind" AS ENUM ('lead', 'person');

CREATE TABLE "Contact" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "botId" TEXT NOT NULL,
    "kind" "ContactKind" NOT NULL,
    "visitorId" TEXT NOT NULL,
    "conversationId" TEXT,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "company" TEXT,
    "message" TEXT,
    "consent" TEXT,
    "page" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "BotLogo" (
    "botId" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "BotLogo_pkey" PRIMARY KEY ("botId")
);

CREATE UNIQUE INDEX "Contact_tenantId_id_key" ON "Contact"("tenantId", "id");
CREATE INDEX "Contact_tenantId_botId_id_idx" ON "Contact"("tenantId", "botId", "id");
CREATE INDEX "Contact_tenantId_visitorId_idx" ON "Contact"("tenantId", "visitorId");
CREATE UNIQUE INDEX "BotLogo_tenantId_botId_key" ON "BotLogo"("tenantId", "botId");

ALTER TABLE "Contact" ADD CONSTRAINT "Contact_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BotLogo" ADD CONSTRAINT "BotLogo_tenantId_botId_fkey" FOREIGN KEY ("tenantId", "botId") REFERENCES "Bot"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT minirag_fence('"Contact"');
SELECT minirag_fence('"BotLogo"');
