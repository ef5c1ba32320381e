package org.vospace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vospace.storage.StorageBackendContract.bytes;
import static org.vospace.storage.StorageBackendContract.key;
import static org.vospace.storage.StorageBackendContract.request;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a back end promises that {@link ListsObjects}; it is empty when a test begins. */
public interface ListsObjectsContract {
  /** The back end under test. */
  StorageBackend backend();

  @Test
  default void allObjectsAreListedOnceAndInOrder() throws Exception {
    TreeMap<String, Long> written = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      // Neighbours too: with one beginning, and with one key as the beginning of another.
      String key = i < 25 ? key() : "neighbour-" + "x".repeat(i - 24);
      backend().write(request(key), new ByteArrayInputStream(bytes(i)));
      written.put(key, (long) i);
    }
    for (int limit : new int[] {1, 7, 50, 1000}) {
      List<ListedObject> listed = new ArrayList<>();
      List<ListedObject> page = listing().objects("", limit);
      while (!page.isEmpty()) {
        assertThat(page.size()).isLessThanOrEqualTo(limit);
        listed.addAll(page);
        page = listing().objects(page.get(page.size() - 1).key(), limit);
      }
      assertThat(listed.stream().map(ListedObject::key))
          .containsExactlyElementsOf(written.keySet());
      assertThat(listed.stream().map(ListedObject::length))
          .containsExactlyElementsOf(written.values());
      assertThat(listed)
          .allSatisfy(
              object ->
                  assertThat(object.modified())
                      .isAfter(Instant.now().minus(Duration.ofMinutes(10))));
    }
  }

  @Test
  default void whatIsDeletedIsNotListed() throws Exception {
    String key = key();
    backend().write(request(key), new ByteArrayInputStream(bytes(1)));
    backend().delete(key);
    assertThat(listing().objects("", 10)).isEmpty();
  }

  @Test
  default void whatIsStagedIsListedApart() throws Exception {
    if (!(backend() instanceof WritesInParts parts)) {
      assertThat(listing().staged("", 10)).isEmpty();
      return;
    }
    String key = key();
    try (StagedWrite write = parts.stage(request(key))) {
      write.write(ByteBuffer.wrap(bytes(1234)));
      write.sync();
      assertThat(listing().objects("", 10)).isEmpty();
      assertThat(listing().staged("", 10))
          .singleElement()
          .satisfies(object -> assertThat(object.key()).isEqualTo(key))
          .satisfies(object -> assertThat(object.length()).isEqualTo(1234));
      assertThat(listing().staged(key, 10)).isEmpty();
    }
    backend().delete(key);
    assertThat(listing().staged("", 10)).isEmpty();
  }

  private ListsObjects listing() {
    return (ListsObjects) backend();
  }
}
