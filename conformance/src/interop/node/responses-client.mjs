// Has a streamed conversation with the official TypeScript client of Responses, and asks once more without a stream.
// Arguments: base URL, key, model. Prints one line of JSON: what was said, in order.
import OpenAI from 'openai';

const [baseURL, apiKey, model] = process.argv.slice(2);
const client = new OpenAI({ baseURL: `${baseURL}/v1`, apiKey, maxRetries: 2 });

const asked = {
  model,
  store: false,
  include: ['reasoning.encrypted_content'],
  reasoning: { summary: 'auto' },
  instructions: 'You report the weather. '.repeat(400),
  max_output_tokens: 4000,
  tools: [
    {
      type: 'function',
      name: 'weather',
      description: 'The weather of a city.',
      strict: false,
      parameters: {
        type: 'object',
        properties: { city: { type: 'string' }, days: { type: 'integer' } },
        required: ['city'],
      },
    },
  ],
};
const input = [{ role: 'user', content: 'What is the weather in Tromsø?' }];
const said = [];
const usage = [];
let texts = '';
let events = 0;

function note(response) {
  for (const item of response.output) {
    if (item.type === 'reasoning') {
      said.push(`reasoning: ${item.summary.map((part) => part.text).join('')} ${item.encrypted_content?.length > 0}`);
    }
    if (item.type === 'message') said.push(`text: ${item.content.map((part) => part.text).join('')}`);
    if (item.type === 'function_call') said.push(`${item.name}: ${item.arguments}`);
  }
  said.push(`status: ${response.status}`);
  usage.push([response.usage.input_tokens, response.usage.input_tokens_details.cached_tokens]);
}

// The helper that puts the answer together from its events.
const first = await client.responses
  .stream({ ...asked, input })
  .on('response.output_text.delta', (event) => (texts += event.delta))
  .finalResponse();
note(first);
const call = first.output.find((item) => item.type === 'function_call');
const { city, days } = JSON.parse(call.arguments);
said.push(`runs: ${city} ${days}`);
input.push(...first.output.map(({ parsed_arguments, ...item }) => item).map(withoutParsed));
input.push({ type: 'function_call_output', call_id: call.call_id, output: 'Snow ❄, -4 °C' });

function withoutParsed(item) {
  return item.type === 'message' ? { ...item, content: item.content.map(({ parsed, ...part }) => part) } : item;
}

// The bare events.
for await (const event of await client.responses.create({ ...asked, input, stream: true })) {
  events++;
  if (event.type === 'response.output_text.delta') texts += event.delta;
  if (event.type === 'response.completed') note(event.response);
}

// No stream at all.
const again = await client.responses.create({ ...asked, input });

console.log(JSON.stringify({ said, texts, usage, events, again: again.output_text }));
