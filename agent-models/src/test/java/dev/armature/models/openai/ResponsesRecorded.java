package dev.armature.models.openai;

/** A stream as the Responses interface sends it, and the items that are in it. */
final class ResponsesRecorded {
    static final String REASONING = """
            {"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look first."},{"type":"summary_text","text":"Then say."}],"encrypted_content":"gAAAAB0="}""";

    static final String MESSAGE = """
            {"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Let me look: ü \\ud83d\\ude00","annotations":[],"logprobs":[]}]}""";

    static final String CALL = """
            {"id":"fc_1","type":"function_call","status":"completed","arguments":"{\\"z\\": 1.10, \\"path\\": \\"größe \\\\\\"€\\\\\\"\\"}","call_id":"call_9","name":"Read"}""";

    static final String TOOL_TURN = """
            event: response.created
            data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response","created_at":1795340953,"status":"in_progress","model":"gpt-x","output":[],"usage":null}}

            event: response.in_progress
            data: {"type":"response.in_progress","sequence_number":1,"response":{"id":"resp_1","object":"response","created_at":1795340953,"status":"in_progress","model":"gpt-x","output":[],"usage":null}}

            event: response.output_item.added
            data: {"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}

            event: response.reasoning_summary_part.added
            data: {"type":"response.reasoning_summary_part.added","sequence_number":3,"item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}

            event: response.reasoning_summary_text.delta
            data: {"type":"response.reasoning_summary_text.delta","sequence_number":4,"item_id":"rs_1","output_index":0,"summary_index":0,"delta":"Look first."}

            event: response.reasoning_summary_text.done
            data: {"type":"response.reasoning_summary_text.done","sequence_number":5,"item_id":"rs_1","output_index":0,"summary_index":0,"text":"Look first."}

            event: response.reasoning_summary_part.done
            data: {"type":"response.reasoning_summary_part.done","sequence_number":6,"item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":"Look first."}}

            event: response.reasoning_summary_part.added
            data: {"type":"response.reasoning_summary_part.added","sequence_number":7,"item_id":"rs_1","output_index":0,"summary_index":1,"part":{"type":"summary_text","text":""}}

            event: response.reasoning_summary_text.delta
            data: {"type":"response.reasoning_summary_text.delta","sequence_number":8,"item_id":"rs_1","output_index":0,"summary_index":1,"delta":"Then say."}

            event: response.reasoning_summary_text.done
            data: {"type":"response.reasoning_summary_text.done","sequence_number":9,"item_id":"rs_1","output_index":0,"summary_index":1,"text":"Then say."}

            event: response.reasoning_summary_part.done
            data: {"type":"response.reasoning_summary_part.done","sequence_number":10,"item_id":"rs_1","output_index":0,"summary_index":1,"part":{"type":"summary_text","text":"Then say."}}

            event: response.output_item.done
            data: {"type":"response.output_item.done","sequence_number":11,"output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look first."},{"type":"summary_text","text":"Then say."}],"encrypted_content":"gAAAAB0="}}

            event: response.output_item.added
            data: {"type":"response.output_item.added","sequence_number":12,"output_index":1,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}

            event: response.content_part.added
            data: {"type":"response.content_part.added","sequence_number":13,"item_id":"msg_1","output_index":1,"content_index":0,"part":{"type":"output_text","text":"","annotations":[],"logprobs":[]}}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":14,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"Let me ","logprobs":[],"obfuscation":"x1"}

            event: response.output_text.delta
            data: {"type":"response.output_text.delta","sequence_number":15,"item_id":"msg_1","output_index":1,"content_index":0,"delta":"look: ü \\ud83d\\ude00","logprobs":[],"obfuscation":"y"}

            event: response.output_text.done
            data: {"type":"response.output_text.done","sequence_number":16,"item_id":"msg_1","output_index":1,"content_index":0,"text":"Let me look: ü \\ud83d\\ude00","logprobs":[]}

            event: response.content_part.done
            data: {"type":"response.content_part.done","sequence_number":17,"item_id":"msg_1","output_index":1,"content_index":0,"part":{"type":"output_text","text":"Let me look: ü \\ud83d\\ude00","annotations":[],"logprobs":[]}}

            event: response.output_item.done
            data: {"type":"response.output_item.done","sequence_number":18,"output_index":1,"item":{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Let me look: ü \\ud83d\\ude00","annotations":[],"logprobs":[]}]}}

            event: response.output_item.added
            data: {"type":"response.output_item.added","sequence_number":19,"output_index":2,"item":{"id":"fc_1","type":"function_call","status":"in_progress","arguments":"","call_id":"call_9","name":"Read"}}

            event: response.function_call_arguments.delta
            data: {"type":"response.function_call_arguments.delta","sequence_number":20,"item_id":"fc_1","output_index":2,"delta":"{\\"z\\": 1.10, \\"path\\": \\"grö"}

            event: response.function_call_arguments.delta
            data: {"type":"response.function_call_arguments.delta","sequence_number":21,"item_id":"fc_1","output_index":2,"delta":"ße \\\\\\"€\\\\\\"\\"}"}

            event: response.function_call_arguments.done
            data: {"type":"response.function_call_arguments.done","sequence_number":22,"item_id":"fc_1","output_index":2,"arguments":"{\\"z\\": 1.10, \\"path\\": \\"größe \\\\\\"€\\\\\\"\\"}"}

            event: response.output_item.done
            data: {"type":"response.output_item.done","sequence_number":23,"output_index":2,"item":{"id":"fc_1","type":"function_call","status":"completed","arguments":"{\\"z\\": 1.10, \\"path\\": \\"größe \\\\\\"€\\\\\\"\\"}","call_id":"call_9","name":"Read"}}

            event: response.completed
            data: {"type":"response.completed","sequence_number":24,"response":{"id":"resp_1","object":"response","created_at":1795340953,"status":"completed","model":"gpt-x","output":[{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Look first."},{"type":"summary_text","text":"Then say."}],"encrypted_content":"gAAAAB0="},{"id":"msg_1","type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Let me look: ü \\ud83d\\ude00","annotations":[],"logprobs":[]}]},{"id":"fc_1","type":"function_call","status":"completed","arguments":"{\\"z\\": 1.10, \\"path\\": \\"größe \\\\\\"€\\\\\\"\\"}","call_id":"call_9","name":"Read"}],"usage":{"input_tokens":1200,"input_tokens_details":{"cached_tokens":1024,"cache_write_tokens":100},"output_tokens":17,"output_tokens_details":{"reasoning_tokens":3},"total_tokens":1217}}}

            """;

    private ResponsesRecorded() {}
}
