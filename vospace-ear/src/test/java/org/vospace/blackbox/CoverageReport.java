package org.vospace.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts, by group, the conformance rows that the executed tests name at the beginning of their
 * display names; prints the table at the end of the run and writes it to {@code
 * target/conformance-report.txt}.
 */
public final class CoverageReport implements TestExecutionListener {
  private static final Path FILE = Path.of("target", "conformance-report.txt");

  /** Whether every test of a row has passed so far. */
  private final Map<String, Boolean> outcomes = new TreeMap<>();

  private TestPlan plan;

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = started;
    outcomes.clear();
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
    boolean aborted = result.getStatus() == TestExecutionResult.Status.ABORTED;
    if (test.isTest() && !aborted) {
      rows(test).forEach(row -> outcomes.merge(row, passed, Boolean::logicalAnd));
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan finished) {
    if (outcomes.isEmpty()) {
      return;
    }
    String report = report(ConformanceRows.load());
    System.out.println(report);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, report);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One invocation of a parameterised test has its rows in the name of the method above it. */
  private List<String> rows(TestIdentifier test) {
    for (Optional<TestIdentifier> at = Optional.of(test);
        at.isPresent();
        at = plan.getParent(at.get())) {
      List<String> rows = ConformanceRows.namedIn(at.get().getDisplayName());
      if (!rows.isEmpty()) {
        return rows;
      }
    }
    return List.of();
  }

  private String report(ConformanceRows rows) {
    StringBuilder table = new StringBuilder("Conformance rows covered by this run\n\n");
    String line = "%-6s %5s %8s %7s %9s %8s%n";
    table.append(line.formatted("group", "rows", "covered", "passed", "excepted", "missing"));
    List<String> failed = new ArrayList<>();
    List<String> excepted = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    int[] sums = new int[5];
    for (String group : rows.groups()) {
      int[] counts = new int[5];
      for (String row : rows.of(group)) {
        counts[0]++;
        if (outcomes.containsKey(row)) {
          counts[1]++;
          counts[2] += outcomes.get(row) ? 1 : 0;
          if (!outcomes.get(row)) {
            failed.add(row);
          }
        } else if (rows.reason(row).isPresent()) {
          counts[3]++;
          excepted.add(row);
        } else {
          counts[4]++;
          missing.add(row + " (" + rows.levels().get(row) + ")");
        }
      }
      table.append(row(line, group, counts));
      for (int i = 0; i < sums.length; i++) {
        sums[i] += counts[i];
      }
    }
    table.append(row(line, "all", sums));
    list(table, "Failed", failed);
    list(table, "Missing", missing);
    TreeSet<String> unknown = new TreeSet<>(outcomes.keySet());
    unknown.removeAll(rows.levels().keySet());
    list(table, "Not in the table", List.copyOf(unknown));
    table.append("\nExceptions:\n");
    excepted.forEach(
        row ->
            table
                .append("  ")
                .append(row)
                .append("  ")
                .append(rows.reason(row).orElseThrow())
                .append('\n'));
    return table.toString();
  }

  private static String row(String line, String name, int[] counts) {
    return line.formatted(name, counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  private static void list(StringBuilder report, String title, List<String> rows) {
    if (!rows.isEmpty()) {
      report.append('\n').append(title).append(": ").append(String.join(", ", rows)).append('\n');
    }
  }
}
