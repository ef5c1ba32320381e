/** The REST bindings of VOSpace 2.1 §4. */
package org.vospace.web;
