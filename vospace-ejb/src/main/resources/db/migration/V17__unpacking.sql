-- Bytes that a job needs though no node has them yet; the sweeper leaves them alone.
CREATE TABLE object_hold (
  object_id bigint PRIMARY KEY REFERENCES object ON DELETE CASCADE,
  job_id    text NOT NULL
);
CREATE INDEX object_hold_job ON object_hold (job_id);

-- Archives that are being unpacked: the bytes that came, where the nodes will go, and the container below 3
-- in which they are made. node_id is null when the container itself is made as well. The row goes with the
-- end of the job, or is what remains to be cleared up.
CREATE TABLE unpacking (
  job_id    text PRIMARY KEY,
  format    text NOT NULL CHECK (format IN ('TAR', 'ZIP')),
  target    text NOT NULL,
  parent_id bigint NOT NULL,
  node_id   bigint,
  object_id bigint NOT NULL REFERENCES object,
  top_id    bigint
);
