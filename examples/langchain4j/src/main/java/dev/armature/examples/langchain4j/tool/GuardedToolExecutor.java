package dev.armature.examples.langchain4j.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.armature.permissions.Assessment;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Shell;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.decision.Reason;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.service.tool.ToolExecutor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets a LangChain4j tool that runs shell commands run those that are allowed, and tells the model why another one did not
 * run. There is nobody to be asked here, so what would be asked is not run either.
 *
 * @param tool runs the command
 * @param parameter the name of the tool's parameter that holds the command
 * @param folder where the tool runs it
 */
public record GuardedToolExecutor(ToolExecutor tool, String parameter, PermissionEngine engine, Path folder)
        implements ToolExecutor {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String execute(ToolExecutionRequest request, Object memoryId) {
        JsonNode command;
        try {
            command = JSON.readTree(request.arguments()).path(parameter);
        } catch (JsonProcessingException e) {
            return "Not run: the arguments are no JSON (" + e.getOriginalMessage() + "). Send them again.";
        }
        if (!command.isTextual()) {
            return "Not run: expected a text in `" + parameter + "`, was " + command + ". Send it again.";
        }
        Assessment assessment = engine.assess(new Action.RunCommand(command.asText(), folder, Shell.BASH));
        return switch (assessment.decision()) {
            case Decision.Allow ignored -> tool.execute(request, memoryId);
            case Decision.Ask ask ->
                "Not run, because nobody can be asked: " + sentences(ask.reasons())
                        + " Try a command that only reads, or tell the user which rule is missing: "
                        + String.join(", ", assessment.suggestedRules());
            case Decision.Deny deny -> "Not run: " + sentences(deny.reasons()) + " Do not try it in another way.";
        };
    }

    private static String sentences(List<Reason> reasons) {
        return reasons.stream().map(Reason::message).collect(Collectors.joining(" "));
    }
}
