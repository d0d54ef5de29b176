/**
 * Raised whenever reading, repairing, identifying or splitting would give another result for the same bytes, so that
 * files stored by older code are read again.
 */
export const PIPELINE_VERSION = '6';
