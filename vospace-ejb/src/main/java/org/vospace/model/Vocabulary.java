package org.vospace.model;

import java.util.List;
import java.util.Set;

/** Identifiers that IVOA gave to properties, views, protocols and security methods. */
public final class Vocabulary {
  /** Where the standard properties are. */
  public static final String CORE = "ivo://ivoa.net/vospace/core#";

  /** Space left for a container. */
  public static final String AVAILABLE_SPACE = CORE + "availableSpace";

  /** When the node was made. */
  public static final String BTIME = CORE + "btime";

  /** Who made the node. */
  public static final String CREATOR = CORE + "creator";

  /** When the metadata last changed. */
  public static final String CTIME = CORE + "ctime";

  /** When the node last changed in any way: what clients sort by. */
  public static final String DATE = CORE + "date";

  /** Groups that may read. */
  public static final String GROUP_READ = CORE + "groupread";

  /** Groups that may read and write. */
  public static final String GROUP_WRITE = CORE + "groupwrite";

  /** Whether the node and what is below can neither be changed nor removed (§3.1.1). */
  public static final String IMMUTABLE = CORE + "immutable";

  /** The number of bytes. */
  public static final String LENGTH = CORE + "length";

  /** The MD5 checksum in hexadecimal; not standard, but what clients compare. */
  public static final String MD5 = CORE + "MD5";

  /** When the bytes last changed. */
  public static final String MTIME = CORE + "mtime";

  /** Whether anybody may read. */
  public static final String PUBLIC_READ = CORE + "publicread";

  /** What older clients send for {@link #PUBLIC_READ}. */
  public static final String IS_PUBLIC = CORE + "ispublic";

  /** What clients of opencadc send for {@link #IMMUTABLE}. */
  public static final String IS_LOCKED = "ivo://cadc.nrc.ca/vospace/core#islocked";

  /** How much a container may hold. */
  public static final String QUOTA = CORE + "quota";

  /** The media type of the bytes. */
  public static final String TYPE = CORE + "type";

  /** Properties that the service alone sets. */
  public static final Set<String> READ_ONLY =
      Set.of(AVAILABLE_SPACE, BTIME, CREATOR, CTIME, DATE, LENGTH, MD5, MTIME, QUOTA);

  /** Properties that decide access; the owner alone sets them. */
  public static final Set<String> ACCESS = Set.of(GROUP_READ, GROUP_WRITE, PUBLIC_READ, IMMUTABLE);

  /** Properties that mean something to the service when a caller sets them. */
  public static final List<String> ACTED_ON =
      List.of(GROUP_READ, GROUP_WRITE, IMMUTABLE, PUBLIC_READ, TYPE);

  /** Properties that the service maintains. */
  public static final List<String> MAINTAINED =
      List.of(BTIME, CREATOR, CTIME, DATE, LENGTH, MD5, MTIME);

  /** The 24 properties of appendix C, and the later {@link #IMMUTABLE}. */
  public static final List<String> STANDARD =
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
              "type",
              "immutable")
          .stream()
          .map(CORE::concat)
          .toList();

  /** Any view is accepted. */
  public static final String ANY_VIEW = CORE + "anyview";

  /** The bytes as they are. */
  public static final String BINARY_VIEW = CORE + "binaryview";

  /** The service chooses. */
  public static final String DEFAULT_VIEW = CORE + "defaultview";

  /** A container and all below it, as a tar archive. */
  public static final String TAR_VIEW = CORE + "tar";

  /** A container and all below it, as a zip archive. */
  public static final String ZIP_VIEW = CORE + "zip";

  /** Views of containers (VOSpace 2.1 §3.4.5). */
  public static final List<String> ARCHIVE_VIEWS = List.of(TAR_VIEW, ZIP_VIEW);

  /** Views in which bytes can come. */
  public static final List<String> ACCEPTED_VIEWS = List.of(ANY_VIEW, BINARY_VIEW);

  /** Views in which bytes can go. */
  public static final List<String> PROVIDED_VIEWS = List.of(DEFAULT_VIEW, BINARY_VIEW);

  /** HTTP GET without TLS. */
  public static final String HTTP_GET = CORE + "httpget";

  /** HTTP PUT without TLS. */
  public static final String HTTP_PUT = CORE + "httpput";

  /** HTTP GET with TLS. */
  public static final String HTTPS_GET = CORE + "httpsget";

  /** HTTP PUT with TLS. */
  public static final String HTTPS_PUT = CORE + "httpsput";

  /** An address for whoever has it (VOSpace 2.1 §3.5.4). */
  public static final String PUBLIC_SHARE =
      "http://wiki.ivoa.net/twiki/bin/view/IVOA/VOSpacePublicShare";

  /** The bytes of a node under its path, for callers with credentials. */
  public static final String FILES = "ivo://ivoa.net/std/VOSpace#files-proto";

  /** A job that deletes what can be deleted of a tree, and counts. */
  public static final String RECURSIVE_DELETE = "ivo://ivoa.net/std/VOSpace#recursive-delete-proto";

  /** A job that sets properties throughout a tree, and counts. */
  public static final String RECURSIVE_PROPERTIES =
      "ivo://ivoa.net/std/VOSpace#recursive-nodeprops-proto";

  /** The back end for bytes below a container; our own, and an administrator's to set. */
  public static final String BACKEND = "urn:vospace:backend";

  /** What is wrong with the bytes of a node, as the service found it; our own. */
  public static final String DAMAGE = "urn:vospace:damage";

  /** A job of our own that moves the bytes of a tree to another back end. */
  public static final String RELOCATE = "urn:vospace:relocate";

  /** A job of our own that compares the back ends with the tables. */
  public static final String RECONCILE = "urn:vospace:reconcile";

  /** HTTP Basic. */
  public static final String BASIC_AA = "ivo://ivoa.net/sso#BasicAA";

  /** A name and a password for a session. */
  public static final String TLS_WITH_PASSWORD = "ivo://ivoa.net/sso#tls-with-password";

  /** A certificate of the client's. */
  public static final String TLS_WITH_CERTIFICATE = "ivo://ivoa.net/sso#tls-with-certificate";

  /** The cookie of a session. */
  public static final String COOKIE = "ivo://ivoa.net/sso#cookie";

  /** A bearer token, as SSO 2.0 calls it. */
  public static final String OAUTH = "ivo://ivoa.net/sso#OAuth";

  /** A bearer token, as clients call it. */
  public static final String TOKEN = "ivo://ivoa.net/sso#token";

  private Vocabulary() {}
}
