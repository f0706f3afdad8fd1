// What Chromium's own trace says of our work: which tasks on a page's thread ran code of ours, and how long they took.
//
// Time is the thread's own: what the processor worked for it, however busy the machine is. Tracing started in the usual way
// reads that clock only now and then, and puts down what has passed to whichever event comes next; so the configuration is
// handed over whole, as Perfetto's message, in which the clock is read at every event.

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const TASK = 'ThreadControllerImpl::RunTask';

/** A field of a protocol buffer: a number, a text, or the bytes of a message. */
function field(number, value) {
  if (typeof value === 'number') return [...varint(number << 3), ...varint(value)];
  const bytes = typeof value === 'string' ? [...Buffer.from(value)] : value;
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
}

function varint(number) {
  const bytes = [];
  for (; number >= 128; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return [...bytes, number];
}

/** Perfetto's `TraceConfig` (protos/perfetto/config). The numbers are its fields'. */
function configuration(categories) {
  const chrome = JSON.stringify({ record_mode: 'record-as-much-as-possible', included_categories: categories });
  const events = [
    field(1, '*'), // disabled_categories
    ...categories.map((name) => field(2, name)), // enabled_categories
    field(6, 1000), // timestamp_unit_multiplier
    field(8, 1), // enable_thread_time_sampling
  ].flat();
  const source = [
    field(1, 'track_event'), // name
    field(2, 0), // target_buffer
    field(101, [...field(1, chrome), ...field(3, 1)]), // chrome_config: trace_config, convert_to_legacy_json
    field(113, events), // track_event_config
  ].flat();
  const buffer = [...field(1, 512 * 1024), ...field(4, 2)]; // size_kb; fill_policy: DISCARD
  return [...field(1, buffer), ...field(2, field(1, source))]; // buffers; data_sources: config
}

/** Traces the whole browser while `work` runs. @returns {Promise<object[]>} its events */
export async function traced(browser, work, more = []) {
  const protocol = await browser.target().createCDPSession();
  await protocol.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    streamFormat: 'json',
    perfettoConfig: Buffer.from(configuration([...CATEGORIES, ...more])).toString('base64'),
  });
  await work();
  const complete = new Promise((resolve) => protocol.once('Tracing.tracingComplete', resolve));
  await protocol.send('Tracing.end');
  const { stream: handle, dataLossOccurred } = await complete;
  if (dataLossOccurred) throw new Error('the trace is not whole');
  const pieces = [];
  for (let end = false; !end; ) {
    const { data, base64Encoded, eof } = await protocol.send('IO.read', { handle, size: 1 << 20 });
    pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'));
    end = eof;
  }
  await protocol.detach();
  return JSON.parse(Buffer.concat(pieces).toString()).traceEvents;
}

/** Functions of ours that the browser called, anywhere: in pages, in the background, in our own pages. */
export const ourCalls = (events, extensionUrl) =>
  events.filter(({ name, args }) => name === 'FunctionCall' && args?.data?.url?.startsWith(extensionUrl));

/**
 * How long, in milliseconds, our code worked on each page's thread in one task, longest first. What the browser lays out because our code
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
      .filter((event) => event.ph === 'X' && event.tdur !== undefined && thread(event) === page)
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
      spent += event.tdur;
    }
    close();
  }
  return tasks.sort((a, b) => b - a);
}
