-- How the caller of a job proved who that is, from which address and in which request: for the audit of
-- what the job does later.
ALTER TABLE job
  ADD proof      text NOT NULL DEFAULT 'none',
  ADD address    text NOT NULL DEFAULT '',
  ADD request_id text NOT NULL DEFAULT '';
