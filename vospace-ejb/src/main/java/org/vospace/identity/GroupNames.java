package org.vospace.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of groups as they are kept in a row. One with white space or a comma in it could not be
 * named in a property of a node, so nobody has it.
 */
final class GroupNames {
  private static final Pattern USABLE = Pattern.compile("[^\\s,\\p{Cntrl}]{1,1024}");
  private static final int MOST = 10_000;

  private GroupNames() {}

  static Set<String> usable(Collection<String> names) {
    return names.stream()
        .filter(name -> USABLE.matcher(name).matches())
        .limit(MOST)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static String text(Collection<String> names) {
    return String.join(" ", usable(names));
  }

  static Set<String> read(String text) {
    return Arrays.stream(text.split(" "))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
