// Has a streamed conversation with the official TypeScript client of the Messages API.
// Arguments: base URL, key, model. Prints one line of JSON: what was said, in order, and what it cost.
import Anthropic from '@anthropic-ai/sdk';

const [baseURL, apiKey, model] = process.argv.slice(2);
const client = new Anthropic({ baseURL, apiKey, maxRetries: 2 });

const weather = {
  name: 'weather',
  description: 'The weather of a city.',
  input_schema: {
    type: 'object',
    properties: { city: { type: 'string' }, days: { type: 'integer' } },
    required: ['city'],
  },
};
const results = { 'Tromsø': 'Snow ❄, -4 °C' };

const messages = [{ role: 'user', content: 'What is the weather in Tromsø?' }];
const said = [];
const usage = [];
let texts = '';

for (let turn = 0; turn < 5; turn++) {
  const stream = client.messages.stream({
    model,
    max_tokens: 4000,
    thinking: { type: 'enabled', budget_tokens: 1024 },
    system: [
      { type: 'text', text: 'You report the weather. '.repeat(400), cache_control: { type: 'ephemeral' } },
    ],
    tools: [weather],
    messages,
  });
  stream.on('text', (delta) => (texts += delta));
  const message = await stream.finalMessage();
  usage.push([message.usage.cache_creation_input_tokens, message.usage.cache_read_input_tokens]);
  for (const block of message.content) {
    if (block.type === 'thinking') said.push(`thinking: ${block.thinking} ${block.signature.length > 0}`);
    if (block.type === 'text') said.push(`text: ${block.text}`);
    if (block.type === 'tool_use') said.push(`${block.name}: ${JSON.stringify(block.input)}`);
  }
  said.push(`stop: ${message.stop_reason}`);
  if (message.stop_reason !== 'tool_use') break;
  messages.push({ role: 'assistant', content: message.content });
  messages.push({
    role: 'user',
    content: message.content
      .filter((block) => block.type === 'tool_use')
      .map((call) => ({ type: 'tool_result', tool_use_id: call.id, content: results[call.input.city] })),
  });
}

const models = [];
for await (const listed of client.models.list({ limit: 2 })) models.push(listed.id);

console.log(JSON.stringify({ said, texts, usage, models: models.length }));
