package example.folder;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vospace.storage.Backend;
import org.vospace.storage.BackendKind;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.StorageBackend;

/** Opens folders, each named by VOSPACE_STORAGE_(NAME)_PATH. */
@Backend("folder")
@ApplicationScoped
public class FolderKind implements BackendKind {
  @Override
  public StorageBackend open(BackendSettings settings) {
    Path folder = settings.requiredPath("PATH", "the folder of the objects");
    if (!Files.isWritable(folder)) {
      throw settings.wrong("PATH", "that folder cannot be written", null);
    }
    return new FolderBackend(folder);
  }
}
