-- Jobs that are executed later: for whom, by which server, how far they are; and the rows of copies.

-- Who made the job is asked again when it runs. A server that executes a job renews server_until; when
-- it stops doing so, another one goes on. An executing job without a server waits for its caller's bytes;
-- such a job (by_caller) stays QUEUED while a server negotiates it, so that EXECUTING says that its
-- endpoints are there.
ALTER TABLE job
  ADD caller_groups        text NOT NULL DEFAULT '',
  ADD caller_administrator boolean NOT NULL DEFAULT false,
  ADD base                 text NOT NULL DEFAULT '',
  ADD is_long              boolean NOT NULL DEFAULT false,
  ADD by_caller            boolean NOT NULL DEFAULT false,
  ADD queued_at            timestamptz,
  ADD server               text,
  ADD server_until         timestamptz,
  ADD attempts             integer NOT NULL DEFAULT 0,
  ADD checkpoint           text,
  ADD nodes_done           bigint,
  ADD nodes_total          bigint,
  ADD bytes_done           bigint,
  ADD bytes_total          bigint;

CREATE INDEX job_queue ON job (queued_at) WHERE phase = 'QUEUED' AND server IS NULL;
CREATE INDEX job_running ON job (server_until) WHERE server IS NOT NULL;
CREATE INDEX job_duration ON job (start_time) WHERE phase = 'EXECUTING' AND execution_duration > 0;

-- Events are numbered over all jobs, so that whoever comes back can ask for what was since then.
CREATE SEQUENCE job_event;
ALTER TABLE job ADD event bigint NOT NULL DEFAULT nextval('job_event');

-- Whoever changes a job tells the waiters of all servers. A write that can no longer be committed frees
-- its node.
CREATE FUNCTION job_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.event := nextval('job_event');
  PERFORM pg_notify('vospace_job', NEW.id);
  IF NEW.phase <> OLD.phase AND NEW.phase IN ('ABORTED', 'ERROR', 'ARCHIVED') THEN
    DELETE FROM write_lease WHERE job_id = NEW.id;
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER job_changed BEFORE UPDATE ON job FOR EACH ROW
  WHEN (OLD.phase IS DISTINCT FROM NEW.phase
        OR OLD.nodes_done IS DISTINCT FROM NEW.nodes_done
        OR OLD.bytes_done IS DISTINCT FROM NEW.bytes_done)
  EXECUTE FUNCTION job_changed();

CREATE FUNCTION job_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('vospace_job', OLD.id);
  DELETE FROM write_lease WHERE job_id = OLD.id;
  RETURN OLD;
END $$;

CREATE TRIGGER job_removed AFTER DELETE ON job FOR EACH ROW EXECUTE FUNCTION job_removed();

-- 3 holds copies that are being made, and nothing lists it.
INSERT INTO node (id, parent_id, name, type, owner, public_read) VALUES
  (3, NULL, '', 'ContainerNode', '', false);
INSERT INTO container (id, path) VALUES (3, '3');

-- A copy is planned by one statement, hence from one snapshot, and made from the plan in batches.
CREATE TABLE node_copy (
  job_id text PRIMARY KEY,
  top_id bigint NOT NULL
);

CREATE TABLE node_copy_row (
  job_id       text NOT NULL REFERENCES node_copy ON DELETE CASCADE,
  seq          bigint NOT NULL,
  id           bigint NOT NULL,
  parent_id    bigint NOT NULL,
  path         ltree,
  name         text COLLATE "C" NOT NULL,
  type         text NOT NULL,
  group_read   text,
  group_write  text,
  public_read  boolean,
  immutable    boolean,
  content_type text,
  link_target  text,
  object_id    bigint,
  source_id    bigint NOT NULL,
  properties   jsonb,
  PRIMARY KEY (job_id, seq)
);
CREATE INDEX node_copy_row_object ON node_copy_row (object_id) WHERE object_id IS NOT NULL;
