/** Requests that the service itself makes to addresses that callers name. */
package org.vospace.remote;
