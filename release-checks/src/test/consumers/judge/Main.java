package consumer.judge;

import dev.armature.permissions.PermissionEngine;
import dev.armature.permissions.action.Action;
import dev.armature.permissions.action.Workspace;
import dev.armature.permissions.decision.Decision;
import dev.armature.permissions.trust.Trust;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("workspace").toRealPath();
        Files.writeString(folder.resolve("readme.txt"), "hello");
        PermissionEngine engine = PermissionEngine.builder()
                .workspace(Workspace.of(folder))
                .trust(Trust.TRUSTED)
                .rules(rules -> rules.deny("Read(secrets/**)"))
                .build();

        List<Action> actions = List.of(
                new Action.ReadPath(folder.resolve("readme.txt")),
                new Action.ReadPath(folder.resolve("secrets/key")),
                new Action.WritePath(folder.resolve("readme.txt")),
                new Action.Fetch(URI.create("https://example.org/")));
        for (Action action : actions) {
            Decision decision = engine.assess(action).decision();
            String word = switch (decision) {
                case Decision.Allow allow -> "allow";
                case Decision.Ask ask -> "ask";
                case Decision.Deny deny -> "deny";
            };
            System.out.println(action.getClass().getSimpleName() + " " + word);
        }
    }
}
