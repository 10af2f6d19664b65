package dev.armature.examples.coding.offline;

import dev.armature.examples.coding.offline.dialogue.Call;
import dev.armature.examples.coding.offline.dialogue.Conversation;
import dev.armature.examples.coding.offline.dialogue.Conversation.Task;
import dev.armature.examples.coding.offline.dialogue.Denied;
import dev.armature.examples.coding.offline.dialogue.Desk;
import dev.armature.examples.coding.offline.dialogue.Dialogue;
import dev.armature.examples.coding.offline.dialogue.Outcome;
import dev.armature.examples.coding.offline.dialogue.Pause;
import dev.armature.examples.coding.offline.dialogue.Plan;
import dev.armature.examples.coding.offline.repair.Repairing;
import dev.armature.testkit.simulator.reply.SimReply;
import dev.armature.testkit.simulator.request.SimRequest;
import java.util.List;

/** Chooses the plan for what was asked, and runs it to the first question or to its answer. */
final class Planner {
    private static final String SIGNATURE = "\n\n(From the offline planner: a fixed program, not a language model.)";

    private Planner() {}

    static SimReply next(SimRequest request) {
        Conversation conversation = Conversation.of(request);
        if (conversation.tasks().isEmpty()) {
            return SimReply.text(Wish.Unknown.ABILITIES);
        }
        Task task = conversation.tasks().getLast();
        Dialogue dialogue = new Dialogue(conversation, task);
        try {
            String before = takeBackWhatWasLeft(conversation, dialogue);
            return SimReply.text(before + plan(task.prompt()).carryOut(new Desk(dialogue)) + SIGNATURE);
        } catch (Pause pause) {
            return pause.question();
        } catch (Denied denied) {
            Outcome outcome = denied.outcome();
            return SimReply.text("I stop here, because I was not allowed to use "
                    + outcome.call().summary() + ":\n" + outcome.firstLine()
                    + "\nI need it for this task and know no other permitted way." + SIGNATURE);
        }
    }

    private static Plan plan(String prompt) {
        return switch (Wish.read(prompt)) {
            case Wish.Rename rename -> new Renaming(rename);
            case Wish.Impossible impossible -> desk -> impossible.why();
            case Wish.Repair repair -> new Repairing(repair.prompt());
            case Wish.Find find -> new Finding(find.name(), find.about(), find.others());
            case Wish.Summarise ignored -> new Summarising();
            case Wish.Unknown ignored -> desk -> Wish.Unknown.ABILITIES;
        };
    }

    /** A task that the user broke off may have left a change on trial; it is taken back before the next one begins. */
    private static String takeBackWhatWasLeft(Conversation conversation, Dialogue dialogue) {
        List<Task> tasks = conversation.tasks();
        if (tasks.size() < 2) {
            return "";
        }
        List<Call> wayBack = wayBack(conversation, tasks.get(tasks.size() - 2));
        if (wayBack.isEmpty()) {
            return "";
        }
        List<Outcome> outcomes = dialogue.ask("First I take back a change that was only on trial.", wayBack);
        return outcomes.stream().allMatch(Outcome::succeeded)
                ? "I took back a change that my last task had left on trial.\n\n"
                : "A change that my last task had left on trial could not be taken back: "
                        + outcomes.getFirst().call().summary() + "\n\n";
    }

    private static List<Call> wayBack(Conversation conversation, Task before) {
        Dialogue dialogue = new Dialogue(conversation, before);
        try {
            plan(before.prompt()).carryOut(new Desk(dialogue));
            return List.of();
        } catch (Pause pause) {
            return dialogue.wayBack();
        } catch (Denied denied) {
            return dialogue.wayBack();
        } catch (RuntimeException broken) {
            // It broke when it was carried out, too; what it had tried must not stay for that.
            return dialogue.wayBack();
        }
    }
}
