/**
 * Transfers (VOSpace 2.1 §6.4): what was asked is negotiated into endpoints, and the bytes that
 * come or go there complete the job.
 */
package org.vospace.transfer;
