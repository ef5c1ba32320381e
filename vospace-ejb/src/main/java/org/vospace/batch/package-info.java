/** Jakarta Batch artifacts: thin adapters that run the services. Nobody depends on this room. */
package org.vospace.batch;
