-- Users of the service's own, for who has no realm: added and removed by the operator, in SQL.

-- password is a hash as bcrypt ($2a$, $2b$, $2y$) or argon2id ($argon2id$v=19$m=,t=,p=$salt$hash) write it.
CREATE TABLE local_user (
  name        text PRIMARY KEY CHECK (name <> ''),
  password    text NOT NULL CHECK (password LIKE '$2%' OR password LIKE '$argon2id$%'),
  group_names text NOT NULL DEFAULT '',
  enabled     boolean NOT NULL DEFAULT true
);
