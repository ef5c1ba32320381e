-- Archives: a transfer may be of a whole container, packed. Null is of bytes as they are.
ALTER TABLE transfer ADD archive text CHECK (archive IN ('TAR', 'ZIP'));
