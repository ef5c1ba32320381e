/**
 * The black-box suite: VOSpace 2.1 over HTTP against any server ({@code -Dvospace.url=}), or
 * against one that is started for the run. The display name of a test begins with the conformance
 * rows that it covers, and {@link org.vospace.blackbox.CoverageReport} counts them.
 */
package org.vospace.blackbox;
