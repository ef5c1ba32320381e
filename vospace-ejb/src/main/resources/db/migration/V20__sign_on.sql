-- Who somebody is: rules that make one identity of several ways in, sessions of browsers, delegation
-- tokens; and the limits of the credential with which a job was made.

-- A subject is what a way in calls somebody: a user name, a distinguished name in the form of RFC 2253,
-- or issuer and claim of a bearer token. What is not named here keeps its own name.
CREATE TABLE identity_mapping (
  proof    text NOT NULL CHECK (proof IN ('basic', 'bearer', 'x509')),
  subject  text NOT NULL,
  identity text NOT NULL CHECK (identity <> ''),
  PRIMARY KEY (proof, subject)
);

-- Secrets are kept as SHA-256: who reads the tables cannot use them.
CREATE TABLE login_session (
  hash          bytea PRIMARY KEY,
  identity      text NOT NULL,
  group_names   text NOT NULL,
  administrator boolean NOT NULL,
  created       timestamptz NOT NULL DEFAULT now(),
  expires       timestamptz NOT NULL
);
CREATE INDEX login_session_expires ON login_session (expires);

CREATE TABLE delegation_token (
  id            text PRIMARY KEY,
  hash          bytea NOT NULL UNIQUE,
  owner         text NOT NULL,
  group_names   text NOT NULL,
  administrator boolean NOT NULL,
  subtree       text NOT NULL,
  writes        boolean NOT NULL,
  created       timestamptz NOT NULL DEFAULT now(),
  expires       timestamptz NOT NULL
);
CREATE INDEX delegation_token_owner ON delegation_token (owner, created);
CREATE INDEX delegation_token_expires ON delegation_token (expires);

-- A job and its endpoints can do no more than the credential could with which they were asked for.
ALTER TABLE job
  ADD caller_subtree text NOT NULL DEFAULT '/',
  ADD caller_writes  boolean NOT NULL DEFAULT true;
ALTER TABLE transfer
  ADD caller_subtree text NOT NULL DEFAULT '/',
  ADD caller_writes  boolean NOT NULL DEFAULT true;
