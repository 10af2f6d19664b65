package dev.armature.core;

import dev.armature.core.approval.ApprovalHandler;
import dev.armature.core.event.EventSink;
import dev.armature.core.model.Model;
import dev.armature.core.model.RetryPolicy;
import dev.armature.core.session.SessionStore;
import dev.armature.core.usage.Budget;
import dev.armature.core.usage.PriceList;
import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Workspace;
import dev.armature.prompts.PromptBlock;
import dev.armature.tools.contract.Tool;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that an agent was built of. */
record AgentConfiguration(
        Model model,
        @Nullable Model fallback,
        RetryPolicy retries,
        PriceList prices,
        List<PromptBlock> system,
        List<Tool> tools,
        PermissionEngine permissions,
        @Nullable ApprovalHandler approvalHandler,
        Budget budget,
        SessionStore store,
        Workspace workspace,
        int maxOutputTokens,
        List<EventSink> listeners,
        InstantSource clock) {

    AgentConfiguration {
        system = List.copyOf(system);
        tools = List.copyOf(tools);
        listeners = List.copyOf(listeners);
    }

    Optional<ApprovalHandler> approvals() {
        return Optional.ofNullable(approvalHandler);
    }

    AgentConfiguration withStore(SessionStore other) {
        return new AgentConfiguration(
                model,
                fallback,
                retries,
                prices,
                system,
                tools,
                permissions,
                approvalHandler,
                budget,
                other,
                workspace,
                maxOutputTokens,
                listeners,
                clock);
    }
}
