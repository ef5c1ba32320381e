/** Objects as files below one directory of a POSIX file system. */
package org.vospace.storage.posix;
