-- Public shares: an address that gives the bytes of a node to whoever has it, until it is revoked or the
-- node is deleted. Rows of their own, because they outlive the job that asked for them.
CREATE TABLE share (
  hash    bytea PRIMARY KEY,
  node_id bigint NOT NULL REFERENCES node ON DELETE CASCADE,
  job_id  text NOT NULL,
  owner   text,
  created timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX share_node ON share (node_id);
CREATE INDEX share_job ON share (job_id);
