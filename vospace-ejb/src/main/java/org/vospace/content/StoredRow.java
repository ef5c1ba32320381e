package org.vospace.content;

import java.util.List;
import org.vospace.storage.Checksum;

/**
 * Bytes as the table has them.
 *
 * @param id of the row
 * @param backend name of the back end
 * @param key in the back end
 * @param length in bytes; {@code null} while they are written
 * @param checksums those that are known
 * @param unused whether no node has them, or not yet
 * @param damage what was found to be wrong with them; {@code null} for nothing
 */
record StoredRow(
    long id,
    String backend,
    String key,
    Long length,
    List<Checksum> checksums,
    boolean unused,
    String damage) {}
