/** Jobs as UWS 1.1 has them: the job table is the truth about a job's phase. */
package org.vospace.job;
