package example.folder;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StorageBackendContract;

class FolderBackendTest extends StorageBackendContract {
  @TempDir private Path folder;

  @Override
  public StorageBackend backend() {
    Map<String, String> environment = Map.of("VOSPACE_STORAGE_MINE_PATH", folder.toString());
    return new FolderKind().open(new BackendSettings("mine", name -> null, environment::get));
  }
}
