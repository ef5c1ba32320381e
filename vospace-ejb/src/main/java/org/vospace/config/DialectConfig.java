package org.vospace.config;

/**
 * How far the service goes to meet clients that know a dialect of the standard.
 *
 * @param dialect what is spoken besides the standard
 */
public record DialectConfig(Dialect dialect) {

  /** Ways to speak that clients have. */
  public enum Dialect {
    /** VOSpace 2.1 as it is written. */
    STANDARD,
    /** Also what the clients of opencadc (vostools, cadc-vos) send and look for. */
    OPENCADC
  }

  /**
   * @throws ConfigException when a value is wrong, naming it
   */
  static DialectConfig read(Settings settings) {
    return new DialectConfig(
        settings.text(
            "VOSPACE_DIALECT",
            "standard",
            value ->
                switch (value) {
                  case "standard" -> Dialect.STANDARD;
                  case "opencadc" -> Dialect.OPENCADC;
                  default -> throw new IllegalArgumentException("must be standard or opencadc");
                }));
  }

  /** Whether the clients of opencadc are met. */
  public boolean isOpencadc() {
    return dialect == Dialect.OPENCADC;
  }
}
