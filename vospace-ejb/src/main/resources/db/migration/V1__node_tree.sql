-- The node tree: every node is a row of node, every container also a row of container, the spine.
-- A path is resolved by walking (parent_id, name); a subtree is the containers below an ltree of ids
-- joined to their children. parent_id refers to container, so a child of a data node cannot exist.

CREATE EXTENSION IF NOT EXISTS ltree;

-- Bytes are rows of their own: a copy shares the row, and the foreign key of node refuses to remove
-- bytes that a node still has. sweep_after is set while no node refers to the row: from the moment
-- it is reserved until it is committed, and again when the last node gives it up.
CREATE TABLE object (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  backend     text NOT NULL,
  key         text NOT NULL UNIQUE,
  length      bigint CHECK (length >= 0),
  md5         text,
  sweep_after timestamptz
);
CREATE INDEX object_sweep ON object (sweep_after) WHERE sweep_after IS NOT NULL;

CREATE SEQUENCE node_id START WITH 100;

CREATE TABLE node (
  id           bigint PRIMARY KEY DEFAULT nextval('node_id'),
  parent_id    bigint,
  name         text COLLATE "C" NOT NULL,
  type         text NOT NULL CHECK (type IN
                 ('ContainerNode', 'DataNode', 'UnstructuredDataNode', 'StructuredDataNode', 'LinkNode')),
  owner        text NOT NULL,
  group_read   text,
  group_write  text,
  public_read  boolean,
  immutable    boolean,
  content_type text,
  link_target  text,
  object_id    bigint REFERENCES object,
  btime        timestamptz NOT NULL DEFAULT now(),
  mtime        timestamptz NOT NULL DEFAULT now(),
  ctime        timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT node_name_valid CHECK (
    (parent_id IS NULL AND name = '')
    OR (octet_length(name) BETWEEN 1 AND 255
        AND name NOT IN ('.', '..', '.auto', '.null')
        AND position('/' IN name) = 0)),
  CONSTRAINT node_link_has_target CHECK ((type = 'LinkNode') = (link_target IS NOT NULL)),
  CONSTRAINT node_bytes_on_data_only CHECK (object_id IS NULL OR type LIKE '%DataNode')
);

CREATE TABLE container (
  id          bigint PRIMARY KEY REFERENCES node,
  path        ltree NOT NULL,
  detached_at timestamptz,
  CONSTRAINT container_path_ends_here CHECK (subpath(path, -1) = text2ltree(to_hex(id)))
);

ALTER TABLE node ADD CONSTRAINT node_parent FOREIGN KEY (parent_id) REFERENCES container;

-- A partial index and no constraint: as a constraint both columns would count as key, and a rename
-- would wait for every create below.
CREATE UNIQUE INDEX node_parent_name ON node (parent_id, name) WHERE parent_id IS NOT NULL;
CREATE INDEX node_object ON node (object_id) WHERE object_id IS NOT NULL;
CREATE INDEX node_immutable ON node (parent_id) WHERE immutable;

-- Of a long path only the first 32 labels are indexed: a whole one overflows the index at a depth
-- that any caller can reach. Queries use the same expression on both sides, and path <@ p.
CREATE INDEX container_path ON container USING gist (subpath(path, 0, least(nlevel(path), 32)));
CREATE INDEX container_detached ON container (detached_at) WHERE detached_at IS NOT NULL;

CREATE TABLE property (
  node_id bigint NOT NULL REFERENCES node ON DELETE CASCADE,
  uri     text COLLATE "C" NOT NULL CHECK (octet_length(uri) <= 2048),
  value   text NOT NULL,
  PRIMARY KEY (node_id, uri)
);
CREATE INDEX property_value ON property (uri, md5(value));
CREATE INDEX property_prefix ON property (uri, left(value, 200));

-- A write under way: whoever holds the lease may replace the bytes of a node, or make the node.
-- No foreign keys: a lease must not hold up the tree, and a stale one simply ends.
CREATE TABLE write_lease (
  job_id    text PRIMARY KEY,
  parent_id bigint NOT NULL,
  name      text COLLATE "C" NOT NULL,
  node_id   bigint UNIQUE,
  object_id bigint NOT NULL,
  until     timestamptz NOT NULL,
  UNIQUE (parent_id, name)
);

-- 1 is the root of the space; 2 holds what was deleted until it is swept, and nothing lists it.
INSERT INTO node (id, parent_id, name, type, owner, public_read) VALUES
  (1, NULL, '', 'ContainerNode', '', true),
  (2, NULL, '', 'ContainerNode', '', false);
INSERT INTO container (id, path) VALUES (1, '1'), (2, '2');
