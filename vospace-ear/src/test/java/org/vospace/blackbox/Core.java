package org.vospace.blackbox;

import java.util.List;
import java.util.Set;

/** The identifiers of the standard that the suite uses. */
final class Core {
  static final String VOS_NAMESPACE = "http://www.ivoa.net/xml/VOSpace/v2.0";
  static final String UWS_NAMESPACE = "http://www.ivoa.net/xml/UWS/v1.0";
  static final String XSI_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
  static final String XLINK_NAMESPACE = "http://www.w3.org/1999/xlink";
  static final String CAPABILITIES_NAMESPACE = "http://www.ivoa.net/xml/VOSICapabilities/v1.0";
  static final String AVAILABILITY_NAMESPACE = "http://www.ivoa.net/xml/VOSIAvailability/v1.0";

  private static final String PREFIX = "ivo://ivoa.net/vospace/core#";

  static final String HTTP_GET = core("httpget");
  static final String HTTP_PUT = core("httpput");
  static final String HTTPS_GET = core("httpsget");
  static final String HTTPS_PUT = core("httpsput");
  static final String BASIC = "ivo://ivoa.net/sso#BasicAA";

  static final String ANY_VIEW = core("anyview");
  static final String BINARY_VIEW = core("binaryview");
  static final String DEFAULT_VIEW = core("defaultview");

  static final String TAR_VIEW = core("tar");
  static final String ZIP_VIEW = core("zip");

  static final String TITLE = core("title");
  static final String DESCRIPTION = core("description");
  static final String LENGTH = core("length");
  static final String BTIME = core("btime");
  static final String CTIME = core("ctime");
  static final String MTIME = core("mtime");
  static final String GROUP_READ = core("groupread");
  static final String GROUP_WRITE = core("groupwrite");
  static final String PUBLIC_READ = core("publicread");
  static final String IMMUTABLE = core("immutable");

  /** The 24 properties of appendix C. */
  static final List<String> STANDARD =
      List.of(
          "availableSpace",
          "btime",
          "contributor",
          "coverage",
          "creator",
          "ctime",
          "date",
          "description",
          "format",
          "groupread",
          "groupwrite",
          "identifier",
          "language",
          "length",
          "mtime",
          "publicread",
          "publisher",
          "quota",
          "relation",
          "rights",
          "source",
          "subject",
          "title",
          "type");

  /** Those of them that a service may keep to itself. */
  static final Set<String> SERVICE_CONTROLLED =
      Set.of("availableSpace", "btime", "creator", "ctime", "date", "length", "mtime", "quota");

  private Core() {}

  static String core(String name) {
    return PREFIX + name;
  }
}
