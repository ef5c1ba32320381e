package org.vospace.storage.posix;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import org.vospace.storage.Backend;
import org.vospace.storage.BackendKind;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.StorageBackend;

/** Opens directories: {@code ROOT} holds everything and is made if it is not there. */
@Backend("posix")
@ApplicationScoped
public class PosixKind implements BackendKind {
  @Override
  public StorageBackend open(BackendSettings settings) {
    Path root = settings.requiredPath("ROOT", "the directory that holds the bytes");
    long reserve = settings.number("RESERVE", 0, 0, Long.MAX_VALUE);
    try {
      return new PosixBackend(root, reserve);
    } catch (IOException e) {
      throw settings.wrong("ROOT", "that directory cannot be used", e);
    }
  }
}
