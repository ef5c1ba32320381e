/** What every room needs of the database: its schema at start, and the retry of lost races. */
package org.vospace.persistence;
