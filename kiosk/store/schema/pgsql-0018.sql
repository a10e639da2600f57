-- Whose a user is: the id of a tribunal, '' of the court; and what was done to that.
ALTER TABLE account ADD COLUMN tribunal court_text NOT NULL DEFAULT '';
ALTER TABLE account_event ADD COLUMN tribunal court_text NOT NULL DEFAULT '';

UPDATE mark SET version = 18;
