/** Archives of containers: packed while they are sent, unpacked into nodes. */
package org.vospace.archive;
