package org.vospace.storage;

/**
 * A kind of back end: a CDI bean with the qualifier {@link Backend} in a jar of the application. It
 * opens one instance for each name that the configuration gives to the kind, so that several may
 * run side by side; it keeps no state itself.
 */
public interface BackendKind {
  /**
   * Opens an instance; called once a name, when the server starts. An instance that is {@link
   * AutoCloseable} is closed when the server stops.
   *
   * @param settings name and settings of the instance
   * @return ready to be used by many threads
   * @throws WrongSettingException when a setting is missing or wrong, or the store that it names
   *     cannot be used; stops the start
   */
  StorageBackend open(BackendSettings settings);
}
