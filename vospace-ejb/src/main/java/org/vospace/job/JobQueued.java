package org.vospace.job;

/** Fired when a job was queued, to be observed after the transaction. */
public record JobQueued() {}
