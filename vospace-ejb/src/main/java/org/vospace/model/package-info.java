/**
 * The nouns of VOSpace 2.1 and UWS 1.1 as immutable values. They know no XML, no HTTP and no SQL.
 */
package org.vospace.model;
