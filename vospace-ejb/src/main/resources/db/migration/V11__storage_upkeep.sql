-- What the upkeep of the storage remembers: what it removes, moves, and has looked at.

-- doomed_at: the bytes are being removed, and the row can no longer be used. damage: what was found
-- to be wrong with the bytes. checked_at: when they were last read and compared.
ALTER TABLE object
  ADD doomed_at  timestamptz,
  ADD damage     text CHECK (damage IN ('lost', 'length', 'checksum')),
  ADD checked_at timestamptz;

-- Each back end is swept by itself.
DROP INDEX object_sweep;
CREATE INDEX object_sweep ON object (backend, sweep_after) WHERE sweep_after IS NOT NULL;
CREATE INDEX object_checked ON object (checked_at NULLS FIRST, id) WHERE sweep_after IS NULL;
CREATE INDEX object_damage ON object (id) WHERE damage IS NOT NULL;

-- The plan of a job that moves bytes to another back end: every object once, however many nodes
-- share it.
CREATE TABLE relocation (
  job_id    text NOT NULL REFERENCES job ON DELETE CASCADE,
  object_id bigint NOT NULL,
  PRIMARY KEY (job_id, object_id)
);

-- What one server at a time does in the background.
CREATE TABLE task_lease (
  name   text PRIMARY KEY,
  server text NOT NULL,
  until  timestamptz NOT NULL
);

-- What a reconciliation found; bounded, the counts are the job's.
CREATE TABLE storage_finding (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_id    text NOT NULL REFERENCES job ON DELETE CASCADE,
  backend   text NOT NULL,
  key       text NOT NULL,
  object_id bigint,
  kind      text NOT NULL,
  repaired  boolean NOT NULL
);
CREATE INDEX storage_finding_job ON storage_finding (job_id, id);
