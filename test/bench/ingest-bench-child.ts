import { runIngestBenchJob, type IngestBenchJob } from './ingest-bench-job.ts';

// Started by ingest-bench.ts: takes one job, answers with its figures or the error, and ends.
process.once('message', (job: IngestBenchJob) => {
  runIngestBenchJob(job).then(
    (figures) => process.send?.({ figures }, () => process.exit(0)),
    (error: unknown) => process.send?.({ error: String(error) }, () => process.exit(1)),
  );
});
