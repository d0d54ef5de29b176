import { runBenchJob, type BenchJob } from './keyword-bench-job.ts';

// Started by keyword-bench.ts: takes one job, answers with its figures or the error, and ends.
process.once('message', (job: BenchJob) => {
  runBenchJob(job).then(
    (figures) => process.send?.({ figures }, () => process.exit(0)),
    (error: unknown) => process.send?.({ error: String(error) }, () => process.exit(1)),
  );
});
