package org.vospace.model;

import java.util.Arrays;
import java.util.Optional;

/** Archives as which a container can be transferred (VOSpace 2.1 §3.4.5). */
public enum ArchiveFormat {
  /** POSIX.1-2001, with extended headers where names or lengths need them. */
  TAR(Vocabulary.TAR_VIEW, "application/x-tar", ".tar"),
  /** PKWARE's, with names in UTF-8 and Zip64 where lengths need it. */
  ZIP(Vocabulary.ZIP_VIEW, "application/zip", ".zip");

  private final String view;
  private final String mediaType;
  private final String extension;

  ArchiveFormat(String view, String mediaType, String extension) {
    this.view = view;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** The identifier of the view. */
  public String view() {
    return view;
  }

  /** The media type of such an archive. */
  public String mediaType() {
    return mediaType;
  }

  /** The end of its file name, with the dot. */
  public String extension() {
    return extension;
  }

  /** The format that a view asks for, if it is an archive's. */
  public static Optional<ArchiveFormat> of(View view) {
    return view == null
        ? Optional.empty()
        : Arrays.stream(values()).filter(format -> format.view.equals(view.uri())).findFirst();
  }
}
