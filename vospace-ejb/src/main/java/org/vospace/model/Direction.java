package org.vospace.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four directions in which bytes move (VOSpace 2.1 §3.6.1). */
public enum Direction {
  /** The caller sends bytes to the service. */
  PUSH_TO_VOSPACE("pushToVoSpace"),
  /** The service fetches bytes from elsewhere. */
  PULL_TO_VOSPACE("pullToVoSpace"),
  /** The caller fetches bytes from the service. */
  PULL_FROM_VOSPACE("pullFromVoSpace"),
  /** The service sends bytes elsewhere. */
  PUSH_FROM_VOSPACE("pushFromVoSpace");

  private final String keyword;

  Direction(String keyword) {
    this.keyword = keyword;
  }

  /** The word of the standard. */
  public String keyword() {
    return keyword;
  }

  /** The direction of that word, if it is one. */
  public static Optional<Direction> ofKeyword(String keyword) {
    return Arrays.stream(values()).filter(d -> d.keyword.equals(keyword)).findFirst();
  }

  /** Whether bytes come into the space. */
  public boolean isImport() {
    return this == PUSH_TO_VOSPACE || this == PULL_TO_VOSPACE;
  }

  /** The views that can be asked for in this direction, those of containers last. */
  public List<String> views() {
    return switch (this) {
      case PUSH_TO_VOSPACE, PULL_TO_VOSPACE -> Vocabulary.ACCEPTED_VIEWS;
      case PUSH_FROM_VOSPACE -> Vocabulary.PROVIDED_VIEWS;
      case PULL_FROM_VOSPACE ->
          Stream.of(Vocabulary.PROVIDED_VIEWS, Vocabulary.ARCHIVE_VIEWS)
              .flatMap(List::stream)
              .toList();
    };
  }
}
