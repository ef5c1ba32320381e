/**
 * The contract between the service and a storage back end. A back end writes, reads and deletes
 * objects under keys; nodes, jobs, permissions and HTTP are none of its business.
 *
 * <p>A back end is a CDI bean in a jar of the application, found by its qualifier {@link
 * org.vospace.storage.Backend}. It is used by many threads at once. What more it can do it tells by
 * an optional interface, such as {@link org.vospace.storage.ReportsCapacity}.
 */
package org.vospace.storage;
