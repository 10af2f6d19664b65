// Has a streamed conversation with the official TypeScript client of Chat Completions, which runs the tool itself.
// Arguments: base URL, key, model. Prints one line of JSON: what was said, in order.
import OpenAI from 'openai';

const [baseURL, apiKey, model] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${baseURL}/v1`, apiKey, maxRetries: 2 });

const said = [];
let texts = '';
const usage = [];

const runner = client.chat.completions
  .runTools({
    model,
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: 4000,
    messages: [
      { role: 'system', content: 'You report the weather. '.repeat(400) },
      { role: 'user', content: 'What is the weather in Tromsø?' },
    ],
    tools: [
      {
        type: 'function',
        function: {
          name: 'weather',
          description: 'The weather of a city.',
          parse: JSON.parse,
          parameters: {
            type: 'object',
            properties: { city: { type: 'string' }, days: { type: 'integer' } },
            required: ['city'],
          },
          function: ({ city, days }) => {
            said.push(`runs: ${city} ${days}`);
            return 'Snow ❄, -4 °C';
          },
        },
      },
    ],
  })
  .on('content', (delta) => (texts += delta))
  .on('message', (message) => {
    if (message.role === 'assistant' && message.content) said.push(`text: ${message.content}`);
    for (const call of message.tool_calls ?? []) said.push(`${call.function.name}: ${call.function.arguments}`);
    if (message.role === 'tool') said.push(`result: ${message.content}`);
  })
  .on('chatCompletion', (completion) => {
    said.push(`stop: ${completion.choices[0].finish_reason}`);
    usage.push([completion.usage.prompt_tokens, completion.usage.prompt_tokens_details.cached_tokens]);
  });
const answer = await runner.finalContent();

console.log(JSON.stringify({ said, texts, usage, answer }));
