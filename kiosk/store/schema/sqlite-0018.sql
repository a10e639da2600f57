-- Whose a user is: the id of a tribunal, '' of the court; and what was done to that.
ALTER TABLE account ADD COLUMN tribunal TEXT NOT NULL DEFAULT '';
ALTER TABLE account_event ADD COLUMN tribunal TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 18;
