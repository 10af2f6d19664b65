package dev.armature.examples.coding.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.core.approval.Approval;
import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.approval.ApprovalRequest;
import java.util.List;
import java.util.Optional;

/**
 * The approval that was given on the command line: one command, exactly as it is written there. Every other question goes
 * to the person, and is refused with the rule that would have allowed it when there is nobody.
 *
 * <p>An approval and not a rule, because the command may be a whole script and rules speak of single commands.
 *
 * @param command what may run
 * @param person who is asked everything else
 */
record StandingApproval(String command, Optional<ApprovalHandler> person) implements ApprovalHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Approval decide(ApprovalRequest request) throws InterruptedException {
        if (isTheCommand(request)) {
            return Approval.allowOnce();
        }
        return person.isPresent() ? person.get().decide(request) : Approval.rejectOnce(nobody(request));
    }

    private boolean isTheCommand(ApprovalRequest request) {
        if (!request.call().tool().equals("Bash")) {
            return false;
        }
        try {
            JsonNode asked = JSON.readTree(request.call().inputJson()).path("command");
            return asked.isTextual() && asked.textValue().strip().equals(command.strip());
        } catch (JsonProcessingException e) {
            return false; // what cannot be read was not approved
        }
    }

    private static String nobody(ApprovalRequest request) {
        List<String> rules = request.suggestedRules();
        return "nobody can be asked here. "
                + (rules.isEmpty()
                        ? "No rule would allow it."
                        : "It would be allowed by `" + String.join("` and `", rules) + "`.");
    }
}
