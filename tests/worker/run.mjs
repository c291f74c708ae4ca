// Tests of the service worker without a browser. Ends with "N passed, N failed". node tests/worker/run.mjs [PART-OF-NAME]
import answers from './answers.mjs';
import lists from './lists.mjs';
import looks from './looks.mjs';
import properties from './properties.mjs';
import steps from './steps.mjs';

const result = {passed: 0, failed: 0};
for (const {name, run} of [...lists, ...steps, ...looks, ...answers, ...properties].filter((test) => test.name.includes(process.argv[2] ?? ''))) {
  try {
    await run();
    ++result.passed;
    console.log(`ok     ${name}`);
  } catch (error) {
    ++result.failed;
    console.log(`FAILED ${name}\n${error.stack}\n${error.cause?.stack ?? ''}`);
    if (process.env.WORKER_FAST) break;
  }
}
console.log(`${result.passed} passed, ${result.failed} failed`);
process.exit(result.failed > 0 || result.passed === 0 ? 1 : 0);
