-- Several back ends side by side, and several checksums of the bytes.

-- Hexadecimal; null where it was not computed.
ALTER TABLE object ADD sha256 text, ADD crc32c text;

-- Which back ends are in use, and the objects of one in the order in which the back end lists them.
CREATE INDEX object_backend ON object (backend, key COLLATE "C");
