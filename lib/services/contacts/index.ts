import "server-only";

export { askPerson } from "./ask-person";
export { exportContacts } from "./export-contacts";
export { leaveDetails } from "./leave-details";
export { getContact, listContacts } from "./list-contacts";
export { mailPerson } from "./mail-person";
export { removeContact } from "./remove-contact";
