-- The content coding of bytes (RFC 9110 §8.4), as told at upload and given back at download. It is the bytes' own,
-- so it stands in their row: a copy shares it.
ALTER TABLE object ADD content_encoding text CHECK (length(content_encoding) <= 255);
