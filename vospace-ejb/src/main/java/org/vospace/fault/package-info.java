/** The one table of faults and the one exception that carries them (VOSpace 2.1 §6.5). */
package org.vospace.fault;
