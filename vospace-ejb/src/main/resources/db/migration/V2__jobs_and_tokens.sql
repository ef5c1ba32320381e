-- The job table is the truth about a job's phase; every change of phase names the phase it leaves.
CREATE TABLE job (
  id                 text PRIMARY KEY,
  owner              text,
  run_id             text,
  phase              text NOT NULL CHECK (phase IN
                       ('PENDING', 'QUEUED', 'EXECUTING', 'COMPLETED', 'ERROR', 'ABORTED',
                        'UNKNOWN', 'HELD', 'SUSPENDED', 'ARCHIVED')),
  creation_time      timestamptz NOT NULL,
  start_time         timestamptz,
  end_time           timestamptz,
  execution_duration bigint NOT NULL CHECK (execution_duration >= 0),
  destruction        timestamptz NOT NULL,
  transfer           text NOT NULL,
  parameters         text NOT NULL,
  results            text NOT NULL,
  error_summary      text,
  error_fault        text
);
CREATE INDEX job_owner ON job (owner, creation_time);
CREATE INDEX job_destruction ON job (destruction);

-- What a negotiated transfer may touch: the decision was made when it was negotiated, and the token
-- of its endpoint carries it. node_id is null when the push will make the node.
CREATE TABLE transfer (
  job_id               text PRIMARY KEY REFERENCES job ON DELETE CASCADE,
  direction            text NOT NULL,
  target               text NOT NULL,
  parent_id            bigint NOT NULL,
  node_id              bigint,
  discards             boolean NOT NULL,
  caller_name          text,
  caller_groups        text NOT NULL,
  caller_administrator boolean NOT NULL,
  offered              text NOT NULL,
  expires              timestamptz NOT NULL
);
CREATE INDEX transfer_expires ON transfer (expires);

-- Tokens are kept as SHA-256: who reads the table cannot use them.
CREATE TABLE transfer_token (
  hash       bytea PRIMARY KEY,
  job_id     text NOT NULL REFERENCES job ON DELETE CASCADE,
  created    timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX transfer_token_job ON transfer_token (job_id);
