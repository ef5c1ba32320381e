package org.vospace.user;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The access properties that a user's new nodes get where nothing else is said.
 *
 * @param groupRead groups that may read; empty for none
 * @param groupWrite groups that may write; empty for none
 * @param publicRead whether everybody may read; {@code null} when that is not said
 */
public record Defaults(List<String> groupRead, List<String> groupWrite, Boolean publicRead) {
  /** Of a user who has said nothing. */
  public static final Defaults NONE = new Defaults(List.of(), List.of(), null);

  /** The most groups of a list. */
  public static final int MOST_GROUPS = 64;

  /** The most characters of a group. */
  public static final int LONGEST_GROUP = 255;

  private static final Pattern GROUP =
      Pattern.compile("[^\\s,\\p{Cntrl}]{1," + LONGEST_GROUP + "}");

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when a group cannot be one, or there are too many
   */
  public Defaults {
    groupRead = groups(groupRead);
    groupWrite = groups(groupWrite);
  }

  private static List<String> groups(List<String> groups) {
    if (groups.size() > MOST_GROUPS) {
      throw new IllegalArgumentException("more than " + MOST_GROUPS + " groups");
    }
    if (!groups.stream().allMatch(group -> GROUP.matcher(group).matches())) {
      throw new IllegalArgumentException(
          "a group is a word of up to " + LONGEST_GROUP + " characters");
    }
    return groups.stream().distinct().toList();
  }
}
