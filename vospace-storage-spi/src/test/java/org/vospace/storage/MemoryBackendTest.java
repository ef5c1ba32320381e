package org.vospace.storage;

class MemoryBackendTest extends StorageBackendContract
    implements WritesInPartsContract, ListsObjectsContract, CopiesServerSideContract {
  private final MemoryBackend backend = new MemoryBackend();

  @Override
  public StorageBackend backend() {
    return backend;
  }
}
