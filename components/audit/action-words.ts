/** Every action that the log can hold, as what somebody did. */
const ACTIONS: Record<string, string> = {
  "account.change_email": "Changed their e-mail address",
  "account.change_password": "Changed their password",
  "account.end_other_sessions": "Signed out everywhere else",
  "account.erase": "Erased their account",
  "account.end_session": "Ended one of their sessions",
  "account.link": "Linked another way to sign in",
  "account.rename": "Changed their name",
  "account.renew_recovery_codes": "Made new recovery codes",
  "account.reset_password": "Set a new password by mail",
  "account.turn_off_second_factor": "Turned the second factor off",
  "account.turn_on_second_factor": "Turned the second factor on",
  "account.verify_email": "Confirmed their e-mail address",
  "audit.export": "Exported the audit log",
  "bot.create": "Made a bot",
  "bot.erase": "Erased a bot for good",
  "bot.remove": "Deleted a bot",
  "bot.restore": "Brought a bot back",
  "bot.update": "Changed a bot",
  "connection.create": "Added a connection",
  "connection.remove": "Removed a connection",
  "connection.test": "Tested a connection",
  "connection.update": "Changed a connection",
  "conversation.expire": "Deleted old conversations",
  "curated.create": "Wrote an answer",
  "curated.export": "Exported a bot's answers",
  "curated.import": "Imported answers from a table",
  "curated.remove": "Deleted an answer",
  "curated.update": "Changed an answer",
  "document.extract": "Read a document",
  "document.remove": "Deleted a document",
  "document.retry": "Took a document in once more",
  "document.update": "Changed a document",
  "document.store_version": "Took in a version of a document",
  "upkeep.repair_documents": "Repaired documents",
  "upkeep.sweep_jobs": "Took up work that had gone silent",
  "document.switch_version": "Put a version of a document to use",
  "index.switch_space": "Turned to the new embedding model",
  "index.rebuild": "Had the search index built anew",
  "invitation.accept": "Joined by an invitation",
  "invitation.create": "Invited somebody",
  "invitation.resend": "Sent an invitation again",
  "invitation.revoke": "Revoked an invitation",
  "member.change_role": "Changed a member's role",
  "member.leave": "Left the team",
  "member.remove": "Removed a member",
  "operator.change_tenant": "Changed a team's plan or limits",
  "operator.change_user": "Changed who is an operator",
  "operator.resume": "Opened a suspended team",
  "operator.suspend": "Suspended a team",
  "sample.add": "Added the samples",
  "sample.remove": "Removed the samples",
  "setting.choose": "Changed a setting of the team",
  "setting.reset": "Reset a setting of the team",
  "sign_in.fail": "Failed to sign in",
  "sign_in.succeed": "Signed in",
  "source.add": "Added a source",
  "source.cancel": "Stopped taking in a source",
  "source.import_metadata": "Imported metadata of documents",
  "source.remove": "Deleted a source",
  "source.retry": "Took in once more what had failed of a source",
  "source.sync": "Took a source in anew",
  "source.update": "Changed a source",
  "system.choose_setting": "Changed a setting of the system",
  "system.reset_setting": "Reset a setting of the system",
  "tenant.erase": "Erased the team",
  "tenant.erased": "Finished erasing a team",
  "tenant.export": "Asked for an export of the team",
  "tenant.fetch_export": "Downloaded an export of the team",
  "tenant.found": "Made a team",
  "tenant.sign_up": "Signed up and made the team",
  "tenant.transfer": "Handed the team over",
  "tenant.update": "Renamed the team",
  "token.create": "Made an API token",
  "token.revoke": "Revoked an API token",
  "token.rotate": "Rotated an API token",
};

/** What an action is about: the part before the dot. */
const SUBJECTS: Record<string, string> = {
  account: "Accounts",
  audit: "Audit log",
  bot: "Bots",
  connection: "Connections",
  conversation: "Conversations",
  curated: "Answers by the team",
  document: "Documents",
  index: "Search index",
  invitation: "Invitations",
  member: "Members",
  operator: "Acts of the operator",
  sample: "Samples",
  setting: "Settings",
  sign_in: "Sign-ins",
  source: "Sources",
  system: "The system",
  tenant: "The team",
  upkeep: "Upkeep",
  token: "API tokens",
};

export const KNOWN_ACTIONS = Object.keys(ACTIONS);

/** An action in words; one that is new here is shown as it is named. */
export function actionLabel(action: string): string {
  return ACTIONS[action] ?? action;
}

/** What the log can be narrowed down to. */
export function subjectOptions(subjects: readonly string[]): { value: string; label: string }[] {
  return subjects.map((value) => ({ value, label: SUBJECTS[value] ?? value }));
}

/** What is written into the log of a team. */
export const SUBJECTS_OF_TEAM = Object.keys(SUBJECTS).filter((subject) => subject !== "system");

/** What is written into the log of the system. */
export const SUBJECTS_OF_SYSTEM = ["sign_in", "account", "operator", "system", "tenant"];
