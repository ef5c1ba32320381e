/**
 * The contract between the service and a storage back end. A back end writes, reads and deletes
 * objects under keys; nodes, jobs, permissions and HTTP are none of its business.
 *
 * <p>A kind of back end is a CDI bean ({@link org.vospace.storage.BackendKind}) in a jar of the
 * application, found by its qualifier {@link org.vospace.storage.Backend}. It opens one {@link
 * org.vospace.storage.StorageBackend} for each name that the configuration gives it. What more that
 * can do it tells by an optional interface, such as {@link org.vospace.storage.WritesInParts}. The
 * README of the module has a complete example.
 */
package org.vospace.storage;
