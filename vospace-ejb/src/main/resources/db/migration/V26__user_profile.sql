-- What users have said about themselves: the access properties of their new nodes, lists of groups with one
-- blank between. A user who has said nothing has no row.
CREATE TABLE user_profile (
  name        text PRIMARY KEY,
  group_read  text NOT NULL DEFAULT '',
  group_write text NOT NULL DEFAULT '',
  public_read boolean,
  changed     timestamptz NOT NULL DEFAULT now()
);

-- The profile counts the shares of its user.
CREATE INDEX IF NOT EXISTS share_owner ON share (owner);
