// Runs a mock server that is not ours on a free loopback port, and prints its URL. Ends when standard input ends.
import { LLMock } from '@copilotkit/aimock';

const usage = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150, input_tokens: 120, output_tokens: 30 };
const mock = new LLMock({ port: 0, host: '127.0.0.1', chunkSize: 5, strict: true, logLevel: 'silent' });

mock.on(
  { userMessage: 'Tromsø', hasToolResult: false },
  {
    reasoning: 'The tool knows.',
    blocks: [
      { type: 'text', text: 'I will look it up.' },
      { type: 'toolCall', id: 'call_one', name: 'weather', arguments: '{"city":"Tromsø","days":2}' },
      { type: 'toolCall', id: 'call_two', name: 'weather', arguments: '{"city":"Bodø"}' },
    ],
    usage,
  },
);
mock.on(
  { userMessage: 'Tromsø', toolCallId: 'call_two', toolResultContains: 'Rain in Bodø' },
  { content: 'It snows in Tromsø ❄ and rains in Bodø.', usage },
);
mock.on({ userMessage: 'Refuse' }, { error: { message: 'Slow down.', type: 'rate_limit_error' }, status: 429 });
mock.on({ userMessage: 'Break off' }, { content: 'This sentence is long enough to be cut.' }, { truncateAfterChunks: 4, latency: 50 });

console.log(await mock.start());
process.stdin.resume();
process.stdin.on('end', async () => {
  await mock.stop();
  process.exit(0);
});
