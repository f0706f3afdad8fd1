// What Chromium's own trace says of our work: which tasks on a page's thread ran code of ours, and how long they took.

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const TASK = 'ThreadControllerImpl::RunTask';

/** Traces the whole browser while `work` runs. @returns {Promise<object[]>} its events */
export async function traced(browser, work) {
  const protocol = await browser.target().createCDPSession();
  const events = [];
  protocol.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event);
  });
  await protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
  });
  await work();
  const complete = new Promise((resolve) => protocol.once('Tracing.tracingComplete', resolve));
  await protocol.send('Tracing.end');
  await complete;
  await protocol.detach();
  return events;
}

/** Functions of ours that the browser called, anywhere: in pages, in the background, in our own pages. */
export const ourCalls = (events, extensionUrl) =>
  events.filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith(extensionUrl));

/** What `stretch` looks at: always the same work, done by the page again and again. To be run in the page. */
export function control() {
  setInterval(function controlTask() {
    let sum = 1;
    for (let at = 0; at < 1_500_000; at++) sum = (Math.imul(sum, 1103515245) + at) | 0;
    window.controlled = sum;
  }, 30);
}

/** How many times longer the page's own constant work took in the slowest twentieth of its runs: what a busy machine does to any task. */
export function stretch(events) {
  const took = events
    .filter(({ name, args }) => name === 'FunctionCall' && args?.data?.functionName === 'controlTask')
    .map(({ dur }) => dur)
    .filter((dur) => dur > 0);
  took.sort((a, b) => a - b);
  // The first runs are not compiled yet: the usual one is the measure.
  return { times: took.length, factor: took[Math.floor(took.length * 0.95)] / took[took.length >> 1] };
}

/** The smaller of wall time and thread time: the first is too long when the machine is busy, the second where its clock ticks coarsely. */
const time = ({ dur, tdur }) => Math.min(dur, tdur ?? dur);

/**
 * How long, in milliseconds, our code had each page's thread for in one task, longest first. What the browser lays out because our code
 * asks counts as ours, and so does all of a task that brings an answer of the background.
 */
export function ourTasks(events) {
  const ours = ({ name, ph, args }) =>
    (name === 'FunctionCall' && args?.data?.url?.endsWith('/content.js')) ||
    (ph === 'X' && args?.chrome_mojo_event_info?.mojo_interface_tag === 'extensions.mojom.MessagePort');
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const pages = new Set(events.filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.endsWith('/content.js')).map(thread));
  const tasks = [];
  for (const page of pages) {
    const here = events
      .filter((event) => event.ph === 'X' && event.dur !== undefined && thread(event) === page)
      .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
    let task = null;
    let spent = 0;
    let until = 0;
    const close = () => {
      if (spent > 0) tasks.push(spent / 1000);
      spent = 0;
    };
    for (const event of here) {
      if (event.name === TASK && (task === null || event.ts >= task.ts + task.dur)) {
        close();
        task = event;
      }
      // One of ours inside another of ours is counted already.
      if (!ours(event) || event.ts < until) continue;
      until = event.ts + event.dur;
      spent += time(event);
    }
    close();
  }
  return tasks.sort((a, b) => b - a);
}
