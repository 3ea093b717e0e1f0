-- What a team may have is the operator's to say, and the payment service's: nothing that runs for a team writes it.
REVOKE UPDATE ON "Tenant" FROM minirag_tenant;
GRANT UPDATE ("name", "slug", "activeSpaceId", "embedding", "erasedAt", "updatedAt") ON "Tenant" TO minirag_tenant;
