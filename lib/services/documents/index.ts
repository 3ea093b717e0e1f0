import "server-only";

export { getDocument } from "./get-document";
export { getDocumentText } from "./get-document-text";
export { listChunks } from "./list-chunks";
export { listDocuments } from "./list-documents";
export { openDocumentFile } from "./open-file";
export { removeDocument } from "./remove-document";
export { retryDocument } from "./retry-document";
export { updateDocument } from "./update-document";
