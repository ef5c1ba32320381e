-- Callbacks: an address that is told of a job's phases. What is to be delivered is written by whoever
-- changes the phase, in the same transaction, and sent from here until it was taken or given up.
CREATE TABLE job_callback (
  job_id text PRIMARY KEY REFERENCES job ON DELETE CASCADE,
  url    text NOT NULL,
  phases text[] NOT NULL,
  secret text NOT NULL
);

CREATE TABLE job_delivery (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job_id    text NOT NULL REFERENCES job ON DELETE CASCADE,
  phase     text NOT NULL,
  changed   timestamptz NOT NULL DEFAULT now(),
  next_try  timestamptz NOT NULL DEFAULT now(),
  attempts  integer NOT NULL DEFAULT 0,
  outcome   text,
  ended     timestamptz
);
CREATE INDEX job_delivery_due ON job_delivery (next_try) WHERE ended IS NULL;
CREATE INDEX job_delivery_job ON job_delivery (job_id, id);

CREATE FUNCTION job_callback_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO job_delivery (job_id, phase)
  SELECT NEW.id, NEW.phase FROM job_callback c
  WHERE c.job_id = NEW.id AND NEW.phase = ANY (c.phases);
  RETURN NULL;
END $$;

CREATE TRIGGER job_callback_due AFTER UPDATE ON job FOR EACH ROW
  WHEN (OLD.phase IS DISTINCT FROM NEW.phase)
  EXECUTE FUNCTION job_callback_due();
